package io.modelmarket.deploy.bench.sample;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.StringJoiner;

/** The inputs of one request, in the two forms in which they travel, and the output they must lead to. */
public final class Example {

    /** Expected outputs are written with six decimals or more. */
    private static final float TOLERANCE = 1e-4f;

    private final List<Input> inputs;
    private final float[] expected;

    private Example(List<Input> inputs, float[] expected) {
        this.inputs = List.copyOf(inputs);
        this.expected = expected;
    }

    static Example of(float[] input, float[] expected) {
        return new Example(List.of(input(input)), expected);
    }

    static Example of(long[] input, float[] expected) {
        return new Example(List.of(input(input)), expected);
    }

    /** Two inputs. */
    static Example of(long[] first, long[] second, float[] expected) {
        return new Example(List.of(input(first), input(second)), expected);
    }

    /** The same inputs leading elsewhere. */
    Example expecting(float[] other) {
        return new Example(inputs, other);
    }

    private static Input input(float[] input) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        ByteBuffer raw = ByteBuffer.allocate(input.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : input) {
            numbers.add(Float.toString(value));
            raw.putFloat(value);
        }
        return new Input(numbers.toString(), raw.array());
    }

    private static Input input(long[] input) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        ByteBuffer raw = ByteBuffer.allocate(input.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : input) {
            numbers.add(Long.toString(value));
            raw.putLong(value);
        }
        return new Input(numbers.toString(), raw.array());
    }

    /** An input as a JSON array. */
    String numbers(int input) {
        return inputs.get(input).numbers;
    }

    /** An input as little-endian bytes. */
    public byte[] raw(int input) {
        return inputs.get(input).raw.clone();
    }

    /** All inputs as little-endian bytes, one behind the other. */
    byte[] raw() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        inputs.forEach(input -> all.writeBytes(input.raw));
        return all.toByteArray();
    }

    /** Whether these are the outputs expected, but for rounding. */
    public boolean matches(float[] output) {
        if (output.length != expected.length) {
            return false;
        }
        for (int i = 0; i < output.length; i++) {
            if (!(Math.abs(output[i] - expected[i]) <= TOLERANCE * Math.max(1, Math.abs(expected[i])))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Input(String numbers, byte[] raw) {}
}
