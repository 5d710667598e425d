package io.modelmarket.platform.rest.numbers;

import io.modelmarket.runtime.tensor.DataType;
import java.nio.ByteBuffer;

/** One array of numbers: its brackets, commas and white space. Positions are those in the body's bytes. */
final class NumberArray {

    private static final int NOT_UNDERSTOOD = NumberScan.NOT_UNDERSTOOD;

    private final byte[] bytes;
    private final int end;
    private final NumberScan number;
    private final DataType type;
    private final ByteBuffer target;
    private int lines;
    private int lineStart;

    /** In the bytes before {@code end}, of a type that is known, into the target from its first byte on. */
    NumberArray(byte[] bytes, int end, DataType type, ByteBuffer target) {
        this.bytes = bytes;
        this.end = end;
        this.number = new NumberScan(bytes, end);
        this.type = type;
        this.target = target;
    }

    /** Whether elements of that type are written as JSON numbers only, and can be read here. */
    static boolean knows(DataType type) {
        return switch (type) {
            case FP32, FP64, INT64, INT32, UINT32, INT16, UINT16, INT8, UINT8 -> true;
            case BOOL, UINT64, FP16, BF16, BYTES -> false;
        };
    }

    /**
     * Reads the array whose opening bracket is right before {@code at}, flat or nested as the shape says.
     *
     * @param elements the product of the shape, more than 0
     * @return the position of its closing bracket, or {@link NumberScan#NOT_UNDERSTOOD}
     */
    int read(int at, long[] shape, int elements) {
        int first = skip(at);
        boolean nested = number.peek(first) == '[';
        if (nested && shape.length < 2) {
            return NOT_UNDERSTOOD;
        }
        int depth = nested ? shape.length : 1;
        int row = nested ? (int) shape[depth - 1] : elements;
        int position = expect(first, '[', depth - 1);
        int index = 0;
        while (position != NOT_UNDERSTOOD) {
            position = row(position, index, index + row);
            index += row;
            if (index == elements) {
                int behind = expect(position, ']', depth);
                return behind == NOT_UNDERSTOOD ? NOT_UNDERSTOOD : behind - 1;
            }
            int ending = ending(index, shape);
            position = expect(expect(expect(position, ']', ending), ',', 1), '[', ending);
        }
        return NOT_UNDERSTOOD;
    }

    /** How many line ends it passed. */
    int lines() {
        return lines;
    }

    /** Where the last line begins, if it passed a line end. */
    int lineStart() {
        return lineStart;
    }

    /** How many arrays end before the element of that index, which is the first of a row and not of the whole. */
    private static int ending(int index, long[] shape) {
        int axis = shape.length - 1;
        long size = shape[axis];
        int ending = 0;
        while (index % size == 0) {
            ending++;
            size *= shape[--axis];
        }
        return ending;
    }

    /**
     * Reads the elements from one index to before another; a loop for each kind, so that each is compiled for itself.
     */
    private int row(int at, int from, int to) {
        return switch (type) {
            case FP32 -> floats(at, from, to);
            case FP64 -> doubles(at, from, to);
            case INT64 -> longs(at, from, to);
            case INT32 -> integers(at, from, to, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT32 -> integers(at, from, to, 0, 0xFFFF_FFFFL);
            case INT16 -> integers(at, from, to, Short.MIN_VALUE, Short.MAX_VALUE);
            case UINT16 -> integers(at, from, to, 0, 0xFFFF);
            case INT8 -> integers(at, from, to, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case UINT8 -> integers(at, from, to, 0, 0xFF);
            case BOOL, UINT64, FP16, BF16, BYTES -> NOT_UNDERSTOOD;
        };
    }

    private int floats(int at, int from, int to) {
        int position = at;
        for (int index = from; index < to; index++) {
            position = next(position, index > from);
            if (position == NOT_UNDERSTOOD) {
                return NOT_UNDERSTOOD;
            }
            float value = number.toFloat();
            if (!Float.isFinite(value)) {
                return NOT_UNDERSTOOD;
            }
            target.putFloat(index * Float.BYTES, value);
        }
        return position;
    }

    private int doubles(int at, int from, int to) {
        int position = at;
        for (int index = from; index < to; index++) {
            position = next(position, index > from);
            if (position == NOT_UNDERSTOOD) {
                return NOT_UNDERSTOOD;
            }
            double value = number.toDouble();
            if (!Double.isFinite(value)) {
                return NOT_UNDERSTOOD;
            }
            target.putDouble(index * Double.BYTES, value);
        }
        return position;
    }

    private int longs(int at, int from, int to) {
        int position = at;
        for (int index = from; index < to; index++) {
            position = next(position, index > from);
            if (position == NOT_UNDERSTOOD || !number.isLong()) {
                return NOT_UNDERSTOOD;
            }
            target.putLong(index * Long.BYTES, number.toLong());
        }
        return position;
    }

    private int integers(int at, int from, int to, long min, long max) {
        int width = type.width();
        int position = at;
        for (int index = from; index < to; index++) {
            position = next(position, index > from);
            if (position == NOT_UNDERSTOOD || !number.isLong()) {
                return NOT_UNDERSTOOD;
            }
            long value = number.toLong();
            if (value < min || value > max) {
                return NOT_UNDERSTOOD;
            }
            switch (width) {
                case Integer.BYTES -> target.putInt(index * Integer.BYTES, (int) value);
                case Short.BYTES -> target.putShort(index * Short.BYTES, (short) value);
                default -> target.put(index, (byte) value);
            }
        }
        return position;
    }

    /** Scans the next number; the position behind it. */
    private int next(int at, boolean afterComma) {
        if (!afterComma) {
            return number.scan(skip(at));
        }
        int comma = number.peek(at) == ',' ? at : skip(at);
        return number.peek(comma) == ',' ? number.scan(skip(comma + 1)) : NOT_UNDERSTOOD;
    }

    /** The position behind that many of a character, with white space before each. */
    private int expect(int at, char character, int times) {
        int position = at;
        for (int i = 0; i < times && position != NOT_UNDERSTOOD; i++) {
            position = skip(position);
            position = number.peek(position) == character ? position + 1 : NOT_UNDERSTOOD;
        }
        return position;
    }

    private int skip(int at) {
        int next = number.peek(at);
        if (next > ' ') {
            return at;
        }
        return next == ' ' && number.peek(at + 1) > ' ' ? at + 1 : skipWhiteSpace(at);
    }

    private int skipWhiteSpace(int at) {
        int position = at;
        while (position < end) {
            byte next = bytes[position];
            if (next == '\n' || (next == '\r' && number.peek(position + 1) != '\n')) {
                lines++;
                lineStart = position + 1;
            } else if (next != ' ' && next != '\t' && next != '\r') {
                return position;
            }
            position++;
        }
        return position;
    }
}
