package io.modelmarket.deploy.bench.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's examples, all of one shape: held-out ones of a trained model, drawn ones of a generated one.
 *
 * @param shape of one request, its first dimension (the batch) 1
 */
public record Workload(SampleModel model, List<Long> shape, List<Example> examples) {

    /** The file beside a model that says what its examples must lead to. */
    public static final String EVALUATION = "eval.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("[a-z]+|[0-9]+|[^\\sa-z0-9]");
    private static final int UNKNOWN_TOKEN = 1;

    /** Keeps its own lists. */
    public Workload {
        shape = List.copyOf(shape);
        examples = List.copyOf(examples);
    }

    /** Reads a model's examples from the folder of samples. */
    public static Workload load(SampleModel model, Path samples) {
        Path folder = model.folder(samples);
        try {
            JsonNode eval = JSON.readTree(folder.resolve(EVALUATION).toFile());
            return switch (model) {
                case IRIS_MLP -> dense(model, List.of(1L, 4L), eval.path("x"), eval);
                case DIGITS_CNN -> dense(model, List.of(1L, 1L, 28L, 28L), eval.path("image"), eval);
                case TEXT_LSTM ->
                    text(eval, JSON.readTree(folder.resolve("vocabulary.json").toFile()));
                case MOBILENET_V2, MINILM_L6 -> drawn(model).expecting(eval.path("expected"));
            };
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the samples in " + folder, e);
        }
    }

    /** Examples of a generated model, the same in every process, that lead nowhere yet. */
    public static Workload drawn(SampleModel model) {
        return DrawnExamples.of(model);
    }

    private Workload expecting(JsonNode outputs) {
        List<Example> expecting = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            expecting.add(examples.get(i).expecting(floats(outputs.path(i))));
        }
        return new Workload(model, shape, expecting);
    }

    private static Workload dense(SampleModel model, List<Long> shape, JsonNode inputs, JsonNode eval) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            examples.add(Example.of(
                    floats(inputs.get(i)),
                    floats(eval.path("expected_probabilities").path(i))));
        }
        return new Workload(model, shape, examples);
    }

    /** Sentences padded to the longest, as the model was trained and evaluated. */
    private static Workload text(JsonNode eval, JsonNode vocabulary) {
        List<List<Long>> sentences = new ArrayList<>();
        for (JsonNode text : eval.path("text")) {
            sentences.add(tokens(text.asText(), vocabulary.path("tokens")));
        }
        int longest = sentences.stream().mapToInt(List::size).max().orElse(1);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            long[] padded = new long[longest];
            for (int j = 0; j < sentences.get(i).size(); j++) {
                padded[j] = sentences.get(i).get(j);
            }
            float positive = (float) eval.path("expected_positive").path(i).asDouble();
            examples.add(Example.of(padded, new float[] {1 - positive, positive}));
        }
        return new Workload(SampleModel.TEXT_LSTM, List.of(1L, (long) longest), examples);
    }

    private static List<Long> tokens(String text, JsonNode vocabulary) {
        List<Long> ids = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            ids.add(vocabulary.path(matcher.group()).asLong(UNKNOWN_TOKEN));
        }
        return ids;
    }

    private static float[] floats(JsonNode nested) {
        List<Float> flat = new ArrayList<>();
        flatten(nested, flat);
        float[] values = new float[flat.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = flat.get(i);
        }
        return values;
    }

    private static void flatten(JsonNode node, List<Float> flat) {
        if (node.isArray()) {
            node.forEach(child -> flatten(child, flat));
        } else {
            flat.add((float) node.asDouble());
        }
    }
}
