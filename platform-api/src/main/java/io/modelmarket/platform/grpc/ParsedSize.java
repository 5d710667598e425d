package io.modelmarket.platform.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;

/**
 * How much heap a message takes at most when it is read, besides its own bytes: a packed number of one byte becomes
 * eight and lists grow, an empty message of two bytes becomes an object. Goes over the bytes once and makes nothing;
 * what is malformed it leaves to who reads.
 */
final class ParsedSize {

    /** An object, its place in a list, and the lists and maps that it may have. */
    private static final long MESSAGE = 240;

    private static final long MAP_ENTRY = 480;

    /** A view of bytes or a text with its array, and its place in a list. */
    private static final long TEXT = 96;

    /** A field that nobody knows is kept in a map of lists. */
    private static final long UNKNOWN = 360;

    /** A list is copied to one half as large again while it grows. */
    private static final long GROWING_TENTHS = 25;

    private static final int VARINT_BITS = 64;

    private final byte[] bytes;
    private int at;

    private ParsedSize(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Of a message of that type. */
    static long of(byte[] message, Descriptor type) {
        return new ParsedSize(message).message(message.length, type);
    }

    private long message(int end, Descriptor type) {
        long size = MESSAGE;
        while (at < end) {
            int tag = (int) varint(end);
            size += field(type.findFieldByNumber(tag >>> 3), tag & 7, end);
        }
        return size;
    }

    private long field(FieldDescriptor field, int wireType, int end) {
        switch (wireType) {
            case 0 -> varint(end);
            case 1 -> at += Long.BYTES;
            case 5 -> at += Integer.BYTES;
            case 2 -> {
                return delimited(field, end);
            }
            default -> {
                return UNKNOWN;
            }
        }
        return field == null ? UNKNOWN : width(field) * GROWING_TENTHS / 10;
    }

    private long delimited(FieldDescriptor field, int end) {
        long length = varint(end);
        if (length < 0 || length > end - at) {
            at = end;
            return 0;
        }
        int stop = at + (int) length;
        long size;
        if (field == null) {
            size = UNKNOWN + length;
        } else {
            size = switch (field.getJavaType()) {
                case MESSAGE -> (field.isMapField() ? MAP_ENTRY : 0) + message(stop, field.getMessageType());
                case STRING -> TEXT + 2 * length;
                case BYTE_STRING -> TEXT;
                default -> packed(field, stop) * width(field) * GROWING_TENTHS / 10;
            };
        }
        at = stop;
        return size;
    }

    private long packed(FieldDescriptor field, int stop) {
        return switch (field.getType()) {
            case FLOAT, FIXED32, SFIXED32 -> (stop - at) / Integer.BYTES;
            case DOUBLE, FIXED64, SFIXED64 -> (stop - at) / Long.BYTES;
            default -> varints(stop);
        };
    }

    /** Each ends with a byte whose highest bit is not set. */
    private long varints(int stop) {
        long count = 0;
        for (int i = at; i < stop; i++) {
            count += (bytes[i] >>> 31) ^ 1;
        }
        return count;
    }

    private static long width(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case BOOLEAN -> 1;
            case INT, FLOAT, ENUM -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    private long varint(int end) {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS && at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        at = end;
        return 0;
    }
}
