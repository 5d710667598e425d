package io.modelmarket.platform.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;

/**
 * How much heap a message takes at most when it is read, besides its own bytes: a packed number of one byte becomes
 * eight and lists grow, an empty message of two bytes becomes an object. Goes over the bytes once and makes nothing.
 * Numbers are cut to their width as the library does, and what the library would refuse is refused, so that the two
 * never see different messages; groups, which the protocol does not have, are refused too.
 */
final class ParsedSize {

    /** An object, its place in a list, and the lists and maps that it may have. */
    private static final long MESSAGE = 240;

    private static final long MAP_ENTRY = 480;

    /** A view of bytes or a text with its array, and its place in a list. */
    private static final long TEXT = 96;

    /** For each byte of a text: decoded, cut to length, and encoded again to compare. */
    private static final long TEXT_BYTES = 4;

    /** A field that nobody knows, or that is not written as its type is, is kept in a map of lists. */
    private static final long UNKNOWN = 440;

    /** A list is copied to one half as large again while it grows. */
    private static final long GROWING_TENTHS = 25;

    private static final int VARINT_BITS = 64;

    static final String NO_FIELD = "it has a group, or what is no field";

    private final byte[] bytes;
    private int at;

    private ParsedSize(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Of a message of that type.
     *
     * @throws InvalidProtocolBufferException when it is not one that can be read
     */
    static long of(byte[] message, Descriptor type) throws InvalidProtocolBufferException {
        return new ParsedSize(message).message(message.length, type);
    }

    private long message(int end, Descriptor type) throws InvalidProtocolBufferException {
        long size = MESSAGE;
        while (at < end) {
            int tag = (int) varint(end);
            size += field(type.findFieldByNumber(tag >>> 3), tag & 7, end);
        }
        return size;
    }

    private long field(FieldDescriptor field, int wireType, int end) throws InvalidProtocolBufferException {
        switch (wireType) {
            case WireFormat.WIRETYPE_VARINT -> varint(end);
            case WireFormat.WIRETYPE_FIXED64 -> pass(Long.BYTES, end);
            case WireFormat.WIRETYPE_FIXED32 -> pass(Integer.BYTES, end);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
                return delimited(field, end);
            }
            default -> throw new InvalidProtocolBufferException(NO_FIELD);
        }
        return isWritten(field, wireType) ? width(field) * GROWING_TENTHS / 10 : UNKNOWN;
    }

    private long delimited(FieldDescriptor field, int end) throws InvalidProtocolBufferException {
        int length = (int) varint(end);
        int start = at;
        pass(length, end);
        int stop = at;
        at = start;
        long size;
        if (field != null && field.isPackable()) {
            size = packed(field, stop) * width(field) * GROWING_TENTHS / 10;
        } else if (!isWritten(field, WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
            size = UNKNOWN + length;
        } else {
            size = switch (field.getJavaType()) {
                case MESSAGE -> (field.isMapField() ? MAP_ENTRY : 0) + message(stop, field.getMessageType());
                case STRING -> TEXT + TEXT_BYTES * length;
                default -> TEXT;
            };
        }
        at = stop;
        return size;
    }

    /** Whether a field of that type is there, and may be written so, one by one. */
    private static boolean isWritten(FieldDescriptor field, int wireType) {
        return field != null && field.getLiteType().getWireType() == wireType;
    }

    private void pass(int bytes, int end) throws InvalidProtocolBufferException {
        if (bytes < 0 || bytes > end - at) {
            throw new InvalidProtocolBufferException("a field is longer than what it is in");
        }
        at += bytes;
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

    private long varint(int end) throws InvalidProtocolBufferException {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS && at < end; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new InvalidProtocolBufferException("a number has no end");
    }
}
