package io.modelmarket.deploy.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The digits sample: a model and 540 held-out images of 28 x 28 with their labels. */
final class Digits {

    static final int PIXELS = 28 * 28;
    private static final float WHITE = 255f;

    private final Path folder;
    private final byte[] images;
    private final byte[] labels;

    private Digits(Path folder, byte[] images, byte[] labels) {
        this.folder = folder;
        this.images = images;
        this.labels = labels;
    }

    static Digits load(Path samples) {
        Path folder = samples.resolve("digits");
        try {
            byte[] images = Files.readAllBytes(folder.resolve("images.u8"));
            byte[] labels = Files.readAllBytes(folder.resolve("labels.u8"));
            if (images.length != labels.length * PIXELS) {
                throw new DemoFailure(folder + ": images and labels do not belong together");
            }
            return new Digits(folder, images, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return labels.length;
    }

    int label(int index) {
        return labels[index];
    }

    Path model() {
        return folder.resolve("model.onnx");
    }

    Path request() {
        return folder.resolve("request.json");
    }

    /** Pixels from 0 to 1, row-major. */
    float[] image(int index) {
        float[] pixels = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            pixels[i] = Byte.toUnsignedInt(images[index * PIXELS + i]) / WHITE;
        }
        return pixels;
    }

    /** The same as little-endian floats. */
    static byte[] littleEndian(float[] pixels) {
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(pixels);
        return bytes.array();
    }
}
