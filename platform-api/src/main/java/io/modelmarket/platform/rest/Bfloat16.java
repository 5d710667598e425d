package io.modelmarket.platform.rest;

/** The upper half of a float, rounded to nearest, ties to even. */
final class Bfloat16 {

    private static final int HALF = 16;
    private static final int QUIET = 0x40;

    private Bfloat16() {}

    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> HALF) | QUIET);
        }
        int toEven = 0x7FFF + ((bits >>> HALF) & 1);
        return (short) ((bits + toEven) >>> HALF);
    }

    static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << HALF);
    }
}
