package io.modelmarket.deploy.bench.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringJoiner;

/** One input, in the two forms in which it travels, and the output it must lead to. */
public final class Example {

    /** Expected outputs are written with six decimals or more. */
    private static final float TOLERANCE = 1e-4f;

    private final String numbers;
    private final byte[] raw;
    private final float[] expected;

    private Example(String numbers, byte[] raw, float[] expected) {
        this.numbers = numbers;
        this.raw = raw;
        this.expected = expected;
    }

    static Example of(float[] input, float[] expected) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        ByteBuffer raw = ByteBuffer.allocate(input.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : input) {
            numbers.add(Float.toString(value));
            raw.putFloat(value);
        }
        return new Example(numbers.toString(), raw.array(), expected);
    }

    static Example of(long[] input, float[] expected) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        ByteBuffer raw = ByteBuffer.allocate(input.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : input) {
            numbers.add(Long.toString(value));
            raw.putLong(value);
        }
        return new Example(numbers.toString(), raw.array(), expected);
    }

    /** The input as a JSON array. */
    String numbers() {
        return numbers;
    }

    /** The input as little-endian bytes. */
    byte[] raw() {
        return raw.clone();
    }

    /** Whether these are the outputs expected, but for rounding. */
    public boolean matches(float[] output) {
        if (output.length != expected.length) {
            return false;
        }
        for (int i = 0; i < output.length; i++) {
            if (!(Math.abs(output[i] - expected[i]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }
}
