package io.modelmarket.platform.rest.numbers;

/** Floating-point numbers from decimal ones by one rounding, or none: NaN where one operation cannot tell. */
final class Decimals {

    private static final long EXACT_IN_FLOAT = 1L << 24;
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    /** 5^10 is the largest power of five that a float holds exactly; the twos of 10^10 are its exponent's. */
    private static final float[] FLOAT_POWERS = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};

    private static final double[] DOUBLE_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    /** The bits that a double has behind those of a float, and where they are half way between two floats. */
    private static final int BEHIND_FLOAT = (1 << 29) - 1;

    private static final int HALF_WAY = 1 << 28;

    /** More units in a double's last place than two roundings can be off. */
    private static final int DOUBT = 4;

    private Decimals() {}

    /**
     * The float nearest to {@code digits * 10^exponent}.
     *
     * @param digits from 0 to 10^18
     */
    static float toFloat(long digits, int exponent) {
        int size = Math.abs(exponent);
        if (digits < EXACT_IN_FLOAT && size < FLOAT_POWERS.length) {
            return exponent < 0 ? digits / FLOAT_POWERS[size] : digits * FLOAT_POWERS[size];
        }
        if (size >= DOUBLE_POWERS.length) {
            return Float.NaN;
        }
        // At least 10^-22 and so never a subnormal float, whose precision would be another.
        double near = exponent < 0 ? digits / DOUBLE_POWERS[size] : digits * DOUBLE_POWERS[size];
        int behind = (int) Double.doubleToRawLongBits(near) & BEHIND_FLOAT;
        return Math.abs(behind - HALF_WAY) > DOUBT ? (float) near : Float.NaN;
    }

    /**
     * The double nearest to {@code digits * 10^exponent}.
     *
     * @param digits from 0 to 10^18
     */
    static double toDouble(long digits, int exponent) {
        int size = Math.abs(exponent);
        if (digits > EXACT_IN_DOUBLE || size >= DOUBLE_POWERS.length) {
            return Double.NaN;
        }
        return exponent < 0 ? digits / DOUBLE_POWERS[size] : digits * DOUBLE_POWERS[size];
    }
}
