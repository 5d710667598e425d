package io.modelmarket.deploy.bench.load;

import io.modelmarket.deploy.bench.sample.Requests;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP/1.1 answer; as little of it as a load generator needs, since its own cost counts against every
 * server that shares its processors.
 *
 * @param length of the head in bytes, the empty line included
 * @param bodyLength -1 where the answer does not say
 * @param jsonLength -1 where the body is all JSON
 */
record AnswerHead(int length, int status, int bodyLength, int jsonLength) {

    private static final byte[] BODY_LENGTH = lower("content-length");
    private static final byte[] JSON_LENGTH = lower(Requests.HEADER_LENGTH);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_DIGITS = 3;
    private static final int SHORTEST = STATUS_AT + STATUS_DIGITS;
    private static final int UNREADABLE = -1;

    /** Reads the head at the buffer's reader index, without moving it; null while it is not all there. */
    static @Nullable AnswerHead read(ByteBuf in) {
        int start = in.readerIndex();
        int lineStart = start;
        int bodyLength = -1;
        int jsonLength = -1;
        while (true) {
            int feed = in.indexOf(lineStart, in.writerIndex(), (byte) '\n');
            if (feed < 0) {
                return null;
            }
            int end = feed > lineStart && in.getByte(feed - 1) == '\r' ? feed - 1 : feed;
            if (end == lineStart) {
                return new AnswerHead(feed + 1 - start, status(in, start), bodyLength, jsonLength);
            }
            if (is(in, lineStart, end, BODY_LENGTH)) {
                bodyLength = number(in, lineStart + BODY_LENGTH.length + 1, end);
            } else if (is(in, lineStart, end, JSON_LENGTH)) {
                jsonLength = number(in, lineStart + JSON_LENGTH.length + 1, end);
            }
            lineStart = feed + 1;
        }
    }

    private static int status(ByteBuf in, int start) {
        return in.writerIndex() - start < SHORTEST
                ? UNREADABLE
                : number(in, start + STATUS_AT, start + STATUS_AT + STATUS_DIGITS);
    }

    private static boolean is(ByteBuf in, int from, int end, byte[] name) {
        if (end - from <= name.length || in.getByte(from + name.length) != ':') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if ((in.getByte(from + i) | 0x20) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuf in, int from, int end) {
        int value = 0;
        int digits = 0;
        for (int i = from; i < end; i++) {
            byte each = in.getByte(i);
            if (each >= '0' && each <= '9' && digits < 9) {
                value = value * 10 + each - '0';
                digits++;
            } else if (each != ' ') {
                return UNREADABLE;
            }
        }
        return digits == 0 ? UNREADABLE : value;
    }

    private static byte[] lower(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] |= 0x20;
        }
        return bytes;
    }
}
