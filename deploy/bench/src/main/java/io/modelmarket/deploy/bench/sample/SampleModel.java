package io.modelmarket.deploy.bench.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models that are measured: a tiny one, one whose JSON costs as much as its run, one whose run dominates, and two
 * large ones with random weights, which are made when they are wanted.
 */
public enum SampleModel {
    IRIS_MLP("iris-mlp", "iris-mlp", "features", "FP32"),
    DIGITS_CNN("digits-cnn", "digits", "image", "FP32"),
    TEXT_LSTM("text-lstm", "text-lstm", "token_ids", "INT64"),
    MOBILENET_V2("mobilenet-v2", "mobilenet-v2", "image", "FP32"),
    MINILM_L6("minilm-l6", "minilm-l6", "input_ids,attention_mask", "INT64");

    private static final String SEPARATOR = ",";

    private final String label;
    private final String folder;
    private final String inputs;
    private final String datatype;

    SampleModel(String label, String folder, String inputs, String datatype) {
        this.label = label;
        this.folder = folder;
        this.inputs = inputs;
        this.datatype = datatype;
    }

    /** As cases and servers name it. */
    public String label() {
        return label;
    }

    /** The names of its inputs, which are all of one type and, in one request, of one shape. */
    public List<String> inputs() {
        return List.of(inputs.split(SEPARATOR, -1));
    }

    /** Whether it is made by the benchmark; such a run takes milliseconds. */
    public boolean generated() {
        return this == MOBILENET_V2 || this == MINILM_L6;
    }

    /** Those that a folder of samples holds. */
    public static List<SampleModel> in(Path samples) {
        return Stream.of(values())
                .filter(model -> Files.isRegularFile(model.file(samples)))
                .toList();
    }

    /** The inputs' type, in the protocol's words. */
    public String datatype() {
        return datatype;
    }

    /** Its folder below the samples. */
    public Path folder(Path samples) {
        return samples.resolve(folder);
    }

    /** The model itself. */
    public Path file(Path samples) {
        return folder(samples).resolve("model.onnx");
    }
}
