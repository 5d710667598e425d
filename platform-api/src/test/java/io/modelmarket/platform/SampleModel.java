package io.modelmarket.platform;

import io.modelmarket.contracts.event.proto.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The really trained models that the tests publish. */
public enum SampleModel {
    IRIS("iris-mlp", "features", List.of(-1L, 4L), "probabilities", List.of(-1L, 3L)),
    DIGITS("digits-cnn", "image", List.of(-1L, 1L, 28L, 28L), "probabilities", List.of(-1L, 10L)),
    TEXT("text-bow", "bow", List.of(-1L, 1000L), "probabilities", List.of(-1L, 2L));

    private final String folder;
    private final TensorSpec input;
    private final TensorSpec output;

    SampleModel(String folder, String input, List<Long> inputShape, String output, List<Long> outputShape) {
        this.folder = folder;
        this.input = spec(input, inputShape);
        this.output = spec(output, outputShape);
    }

    TensorSpec input() {
        return input;
    }

    TensorSpec output() {
        return output;
    }

    byte[] modelFile() {
        return read("model.onnx");
    }

    /** A file beside the model. */
    public byte[] read(String name) {
        try {
            return Files.readAllBytes(Path.of("src", "test", "resources", "models", folder, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TensorSpec spec(String name, List<Long> shape) {
        TensorSpec.Builder spec =
                TensorSpec.newBuilder().setName(name).setDatatype("FP32").addAllShape(shape);
        shape.forEach(dimension -> spec.addDimensionNames(dimension < 0 ? "batch" : ""));
        return spec.build();
    }
}
