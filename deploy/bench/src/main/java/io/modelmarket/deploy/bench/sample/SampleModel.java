package io.modelmarket.deploy.bench.sample;

import java.nio.file.Path;

/** The models that are measured: a tiny one, one whose JSON costs as much as its run, one whose run dominates. */
public enum SampleModel {
    IRIS_MLP("iris-mlp", "iris-mlp", "features", "FP32"),
    DIGITS_CNN("digits-cnn", "digits", "image", "FP32"),
    TEXT_LSTM("text-lstm", "text-lstm", "token_ids", "INT64");

    private final String label;
    private final String folder;
    private final String input;
    private final String datatype;

    SampleModel(String label, String folder, String input, String datatype) {
        this.label = label;
        this.folder = folder;
        this.input = input;
        this.datatype = datatype;
    }

    /** As cases and servers name it. */
    public String label() {
        return label;
    }

    /** The name of its one input. */
    public String input() {
        return input;
    }

    /** The input's type, in the protocol's words. */
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
