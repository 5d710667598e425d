package io.modelmarket.runtime.model;

/**
 * Which release a model in memory is.
 *
 * @param model the model's name as callers know it, e.g. {@code acme/digits}
 * @param version the release's version
 * @param digest SHA-256 of its {@code model.onnx}, 64 lower-case hexadecimal digits
 */
public record ModelRef(String model, String version, String digest) {

    @Override
    public String toString() {
        return model + " " + version;
    }
}
