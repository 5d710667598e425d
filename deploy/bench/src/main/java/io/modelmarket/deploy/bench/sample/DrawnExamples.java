package io.modelmarket.deploy.bench.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Examples of models that never learned anything: drawn, from one seed, so that every process has the same. */
final class DrawnExamples {

    private static final long SEED = 4;
    private static final int IMAGES = 4;
    private static final long SIDE = 224;
    private static final int SENTENCES = 12;
    private static final int TOKENS = 32;
    private static final int SHORTEST = 8;
    private static final int WORDS = 1_000;
    private static final float[] NOTHING = {};

    private DrawnExamples() {}

    static Workload of(SampleModel model) {
        return switch (model) {
            case MOBILENET_V2 -> new Workload(model, List.of(1L, 3L, SIDE, SIDE), drawn(IMAGES, DrawnExamples::image));
            case MINILM_L6 ->
                new Workload(model, List.of(1L, (long) TOKENS), drawn(SENTENCES, DrawnExamples::sentence));
            case IRIS_MLP, DIGITS_CNN, TEXT_LSTM ->
                throw new IllegalArgumentException(model.label() + " has examples of its own");
        };
    }

    private static List<Example> drawn(int count, Function<SplittableRandom, Example> draw) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            examples.add(draw.apply(random));
        }
        return examples;
    }

    private static Example image(SplittableRandom random) {
        float[] pixels = new float[Math.toIntExact(3 * SIDE * SIDE)];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextFloat(-1, 1);
        }
        return Example.of(pixels, NOTHING);
    }

    /** Of some length, padded to the longest. */
    private static Example sentence(SplittableRandom random) {
        long[] ids = new long[TOKENS];
        long[] mask = new long[TOKENS];
        int length = random.nextInt(SHORTEST, TOKENS + 1);
        for (int i = 0; i < length; i++) {
            ids[i] = random.nextInt(WORDS);
            mask[i] = 1;
        }
        return Example.of(ids, mask, NOTHING);
    }
}
