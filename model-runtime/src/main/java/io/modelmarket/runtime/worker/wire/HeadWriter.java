package io.modelmarket.runtime.worker.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the head of a message into a direct buffer that grows and is used again for the next one. */
final class HeadWriter {

    private final int limit;
    private ByteBuffer buffer = allocate(4096);

    /** Heads of at most that many bytes. */
    HeadWriter(int limit) {
        this.limit = limit;
    }

    /** Starts a new head after that many bytes left free for the header. */
    void begin(int headerBytes) {
        buffer.clear().position(headerBytes);
    }

    /** Header space and head, ready to be sent. */
    ByteBuffer finish() {
        return buffer.flip();
    }

    void put(byte value) throws MessageTooLargeException {
        room(Byte.BYTES).put(value);
    }

    void put(int value) throws MessageTooLargeException {
        room(Integer.BYTES).putInt(value);
    }

    void put(long value) throws MessageTooLargeException {
        room(Long.BYTES).putLong(value);
    }

    void put(String value) throws MessageTooLargeException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        room(bytes.length).put(bytes);
    }

    <T> void putAll(List<T> values, Item<T> item) throws MessageTooLargeException {
        if (values.size() > WireLimits.MAX_LIST) {
            throw new MessageTooLargeException(values.size() + " items do not fit into a message");
        }
        put(values.size());
        for (T value : values) {
            item.write(value);
        }
    }

    private ByteBuffer room(int bytes) throws MessageTooLargeException {
        if (buffer.remaining() < bytes) {
            long needed = (long) buffer.position() + bytes;
            if (needed > limit) {
                throw new MessageTooLargeException(
                        "names and shapes of more than " + limit + " bytes do not fit into a message");
            }
            ByteBuffer larger = allocate((int) Math.min(limit, Math.max(needed, 2L * buffer.capacity())));
            larger.put(buffer.flip());
            buffer = larger;
        }
        return buffer;
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes one item of a list. */
    interface Item<T> {
        void write(T value) throws MessageTooLargeException;
    }
}
