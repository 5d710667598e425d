package io.modelmarket.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Held-out inputs of the sample models, and what the trained model answers to them. */
record Samples(SampleModel model, String input, List<Integer> shape, List<Sample> samples) {

    private static final Pattern WORD = Pattern.compile("[a-z]+|[0-9]+|[^\\sa-z0-9]");
    private static final int ENOUGH = 12;

    /**
     * One input.
     *
     * @param expected the last elements of the answer
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(float[] values, float[] expected) {}

    static Samples of(SampleModel model) {
        return switch (model) {
            case IRIS -> iris();
            case DIGITS -> digits();
            case TEXT -> text();
        };
    }

    private static Samples iris() {
        JsonNode eval = read(SampleModel.IRIS, "eval.json");
        return new Samples(
                SampleModel.IRIS,
                "features",
                List.of(1, 4),
                pairs(
                        eval.get("x"),
                        eval.get("expected_probabilities"),
                        eval.get("x").size()));
    }

    private static Samples digits() {
        JsonNode sample = read(SampleModel.DIGITS, "sample.json");
        return new Samples(
                SampleModel.DIGITS,
                "image",
                List.of(1, 1, 28, 28),
                pairs(sample.get("image"), sample.get("expected_probabilities"), ENOUGH));
    }

    private static Samples text() {
        JsonNode eval = read(SampleModel.TEXT, "eval.json");
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < ENOUGH; i++) {
            float[] counts = new float[1000];
            Matcher words = WORD.matcher(eval.get("text").get(i).asText().toLowerCase(Locale.ROOT));
            while (words.find()) {
                JsonNode index = eval.get("tokens").get(words.group());
                if (index != null) {
                    counts[index.asInt()]++;
                }
            }
            float positive = eval.get("expected_positive").get(i).floatValue();
            samples.add(new Sample(counts, new float[] {positive}));
        }
        return new Samples(SampleModel.TEXT, "bow", List.of(1, 1000), samples);
    }

    private static List<Sample> pairs(JsonNode inputs, JsonNode expected, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample(flat(inputs.get(i)), flat(expected.get(i))));
        }
        return samples;
    }

    private static float[] flat(JsonNode node) {
        List<Float> values = new ArrayList<>();
        collect(node, values);
        float[] flat = new float[values.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = values.get(i);
        }
        return flat;
    }

    private static void collect(JsonNode node, List<Float> values) {
        if (node.isArray()) {
            node.forEach(child -> collect(child, values));
        } else {
            values.add(node.floatValue());
        }
    }

    private static JsonNode read(SampleModel model, String name) {
        try {
            return Consumer.JSON.readTree(model.read(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
