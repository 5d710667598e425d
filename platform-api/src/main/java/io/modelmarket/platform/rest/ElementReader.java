package io.modelmarket.platform.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.modelmarket.runtime.tensor.DataType;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value as an element of a fixed-width type. Integers are read exactly, 64-bit ones too; NaN and the
 * infinities are the strings {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
 */
@FunctionalInterface
interface ElementReader {

    /** Appends the current value to {@code target}; false when it is not a value of the type. */
    boolean read(JsonParser parser, ByteBuffer target) throws IOException;

    /** The reader for a type of fixed width. */
    static ElementReader of(DataType type) {
        return switch (type) {
            case FP32 -> ElementReader::readFloat;
            case FP64 -> ElementReader::readDouble;
            case FP16 -> ElementReader::readFloat16;
            case BF16 -> ElementReader::readBfloat16;
            case INT64 -> ElementReader::readLong;
            case UINT64 -> ElementReader::readUnsignedLong;
            case INT32 -> (parser, target) -> readInteger(parser, target, Integer.MIN_VALUE, Integer.MAX_VALUE, 4);
            case UINT32 -> (parser, target) -> readInteger(parser, target, 0, 0xFFFF_FFFFL, 4);
            case INT16 -> (parser, target) -> readInteger(parser, target, Short.MIN_VALUE, Short.MAX_VALUE, 2);
            case UINT16 -> (parser, target) -> readInteger(parser, target, 0, 0xFFFF, 2);
            case INT8 -> (parser, target) -> readInteger(parser, target, Byte.MIN_VALUE, Byte.MAX_VALUE, 1);
            case UINT8 -> (parser, target) -> readInteger(parser, target, 0, 0xFF, 1);
            case BOOL -> ElementReader::readBoolean;
            case BYTES -> throw new IllegalArgumentException("BYTES has no fixed width");
        };
    }

    private static boolean readFloat(JsonParser parser, ByteBuffer target) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            float value = isMinusZero(parser) ? -0.0f : parser.getFloatValue();
            target.putFloat(value);
            return Float.isFinite(value);
        }
        Double special = special(parser);
        if (special != null) {
            target.putFloat(special.floatValue());
        }
        return special != null;
    }

    private static boolean readDouble(JsonParser parser, ByteBuffer target) throws IOException {
        Double value = number(parser);
        if (value != null) {
            target.putDouble(value);
        }
        return value != null;
    }

    private static boolean readFloat16(JsonParser parser, ByteBuffer target) throws IOException {
        Double value = number(parser);
        if (value == null) {
            return false;
        }
        short bits = Float.floatToFloat16(value.floatValue());
        target.putShort(bits);
        return !Double.isFinite(value) || Float.isFinite(Float.float16ToFloat(bits));
    }

    private static boolean readBfloat16(JsonParser parser, ByteBuffer target) throws IOException {
        Double value = number(parser);
        if (value == null) {
            return false;
        }
        short bits = Bfloat16.of(value.floatValue());
        target.putShort(bits);
        return !Double.isFinite(value) || Float.isFinite(Bfloat16.toFloat(bits));
    }

    private static boolean readLong(JsonParser parser, ByteBuffer target) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return false;
        }
        target.putLong(parser.getLongValue());
        return true;
    }

    private static boolean readUnsignedLong(JsonParser parser, ByteBuffer target) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            target.putLong(parser.getLongValue());
            return parser.getLongValue() >= 0;
        }
        BigInteger value = parser.getBigIntegerValue();
        target.putLong(value.longValue());
        return value.signum() >= 0 && value.bitLength() <= Long.SIZE;
    }

    private static boolean readInteger(JsonParser parser, ByteBuffer target, long min, long max, int width)
            throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return false;
        }
        long value = parser.getLongValue();
        switch (width) {
            case 1 -> target.put((byte) value);
            case 2 -> target.putShort((short) value);
            default -> target.putInt((int) value);
        }
        return value >= min && value <= max;
    }

    private static boolean readBoolean(JsonParser parser, ByteBuffer target) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return readInteger(parser, target, 0, 1, 1);
        }
        target.put((byte) (token == JsonToken.VALUE_TRUE ? 1 : 0));
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
    }

    private static @Nullable Double number(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            double value = isMinusZero(parser) ? -0.0 : parser.getDoubleValue();
            return Double.isFinite(value) ? value : null;
        }
        return special(parser);
    }

    /** Whether it is {@code -0}, of which Jackson makes 0. */
    private static boolean isMinusZero(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT
                && parser.getIntValue() == 0
                && parser.getText().startsWith("-");
    }

    private static @Nullable Double special(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return null;
        }
        return switch (parser.getText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> null;
        };
    }
}
