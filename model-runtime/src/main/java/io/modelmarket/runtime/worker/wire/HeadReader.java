package io.modelmarket.runtime.worker.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the head of a message, believing nothing. */
final class HeadReader {

    private final ByteBuffer head;

    /** The bytes between position and limit, little-endian. */
    HeadReader(ByteBuffer head) {
        this.head = head;
    }

    byte getByte() throws WireException {
        return need(Byte.BYTES).get();
    }

    int getInt() throws WireException {
        return need(Integer.BYTES).getInt();
    }

    long getLong() throws WireException {
        return need(Long.BYTES).getLong();
    }

    /** A number that cannot be negative. */
    long getCount() throws WireException {
        long count = getLong();
        if (count < 0) {
            throw new WireException("a count of " + count);
        }
        return count;
    }

    String getString() throws WireException {
        int length = getInt();
        if (length < 0) {
            throw new WireException("a text of length " + length);
        }
        ByteBuffer bytes = need(length).slice(head.position(), length);
        head.position(head.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new WireException("a text that is not UTF-8", e);
        }
    }

    <T> List<T> getAll(Item<T> item) throws WireException {
        int size = getInt();
        if (size < 0 || size > WireLimits.MAX_LIST) {
            throw new WireException("a list of " + size + " items");
        }
        List<T> items = new ArrayList<>(Math.min(size, 64));
        for (int i = 0; i < size; i++) {
            items.add(item.read());
        }
        return items;
    }

    /** Refuses bytes after the last field. */
    void finish() throws WireException {
        if (head.hasRemaining()) {
            throw new WireException(head.remaining() + " bytes left over in the head");
        }
    }

    private ByteBuffer need(int bytes) throws WireException {
        if (head.remaining() < bytes) {
            throw new WireException("the head ends early");
        }
        return head;
    }

    /** Reads one item of a list. */
    interface Item<T> {
        T read() throws WireException;
    }
}
