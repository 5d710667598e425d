package io.modelmarket.platform.rest.numbers;

import com.fasterxml.jackson.core.io.NumberInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON number after another: its sign, its digits as one whole number, and the power of ten to multiply that
 * with. Looks at eight bytes together, so that how many digits a number has costs no branch.
 */
final class NumberScan {

    /** In place of a position: this is for Jackson to read. */
    static final int NOT_UNDERSTOOD = -1;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long MORE_THAN_NINE = 0x7676_7676_7676_7676L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** Far fewer than Jackson allows, and more than a program writes. */
    private static final int MAX_LENGTH = 200;

    private static final int MAX_EXPONENT = 9_999;
    private static final int MAX_DIGITS = 18;
    private static final int MAX_WHOLE_DIGITS = 19;

    private final byte[] bytes;
    private final int end;
    private int from;
    private int to;
    private boolean negative;
    private boolean whole;
    private boolean exact;
    private int count;
    private long digits;
    private int exponent;

    /** Of the bytes before {@code end}. */
    NumberScan(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** Reads the number that begins at {@code at}; the position behind it, or {@link #NOT_UNDERSTOOD}. */
    int scan(int at) {
        from = at;
        negative = peek(at) == '-';
        digits = 0;
        exponent = 0;
        exact = true;
        int first = negative ? at + 1 : at;
        if (peek(first + 1) == '.' && isDigit(bytes[first])) {
            digits = (long) bytes[first] - '0';
            to = first + 1;
        } else {
            to = digits(first);
        }
        count = to - first;
        if (count == 0 || (count > 1 && bytes[first] == '0')) {
            return NOT_UNDERSTOOD;
        }
        int next = peek(to);
        whole = next != '.' && (next | 0x20) != 'e';
        if (!whole && !(fraction(next) && power())) {
            return NOT_UNDERSTOOD;
        }
        if (count > MAX_DIGITS) {
            exact &= significant(first) <= MAX_DIGITS;
        }
        return to - from <= MAX_LENGTH ? to : NOT_UNDERSTOOD;
    }

    /** The nearest float to the number last scanned, the same as {@link Float#parseFloat}'s. */
    float toFloat() {
        float size = exact ? Decimals.toFloat(digits, exponent) : Float.NaN;
        if (Float.isNaN(size)) {
            return Float.parseFloat(text());
        }
        return negative ? -size : size;
    }

    /** The nearest double to the number last scanned, the same as {@link Double#parseDouble}'s. */
    double toDouble() {
        double size = exact ? Decimals.toDouble(digits, exponent) : Double.NaN;
        if (Double.isNaN(size)) {
            return NumberInput.parseDouble(text(), true);
        }
        return negative ? -size : size;
    }

    /** Whether the number last scanned has neither fraction nor exponent, and fits a long. */
    boolean isLong() {
        // Nineteen digits always fit an unsigned long.
        return whole && count <= MAX_WHOLE_DIGITS && (digits >= 0 || (negative && digits == Long.MIN_VALUE));
    }

    /** The number last scanned, if {@link #isLong()}. */
    long toLong() {
        return negative ? -digits : digits;
    }

    /** The byte at a position, or one that no JSON has. */
    int peek(int at) {
        return at < end ? bytes[at] : 0;
    }

    private boolean fraction(int next) {
        if (next != '.') {
            return true;
        }
        int first = to + 1;
        to = digits(first);
        exponent = first - to;
        count += to - first;
        return to > first;
    }

    private boolean power() {
        if ((peek(to) | 0x20) != 'e') {
            return true;
        }
        int sign = peek(to + 1);
        int first = sign == '-' || sign == '+' ? to + 2 : to + 1;
        int power = 0;
        for (to = first; isDigit(peek(to)); to++) {
            power = Math.min(power * 10 + bytes[to] - '0', MAX_EXPONENT);
        }
        exact = power < MAX_EXPONENT;
        exponent += sign == '-' ? -power : power;
        return to > first;
    }

    /** Appends the run of digits at {@code at} to those there are; the position behind it. */
    private int digits(int at) {
        int position = at;
        while (position <= end - Long.BYTES) {
            long values = (long) EIGHT_BYTES.get(bytes, position) ^ ZEROS;
            // Bits may be carried on behind the first byte that is no digit; nobody looks there.
            long others = (values | (values + MORE_THAN_NINE)) & HIGH_BITS;
            int run = Long.numberOfTrailingZeros(others) >>> 3;
            if (run == 0) {
                return position;
            }
            digits = digits * POWERS[run] + eightDigits(values << (Long.SIZE - run * Byte.SIZE));
            position += run;
            if (run < Long.BYTES) {
                return position;
            }
        }
        for (; isDigit(peek(position)); position++) {
            digits = digits * 10 + bytes[position] - '0';
        }
        return position;
    }

    /** The number whose digits the bytes are, the first in the lowest byte: pairs, then fours, then eight at once. */
    private static long eightDigits(long values) {
        long pairs = values * 10 + (values >>> 8);
        return ((pairs & 0x0000_00FF_0000_00FFL) * 0x000F_4240_0000_0064L
                        + ((pairs >>> 16) & 0x0000_00FF_0000_00FFL) * 0x0000_2710_0000_0001L)
                >>> 32;
    }

    /** The digits but for the zeros that lead, which count for nothing. */
    private int significant(int first) {
        int zeros = 0;
        for (int at = first; at < to && (bytes[at] == '0' || bytes[at] == '.'); at++) {
            zeros += bytes[at] == '0' ? 1 : 0;
        }
        return count - zeros;
    }

    private String text() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
