package io.modelmarket.contracts.event;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The header of a record of {@link Topic#USAGE} that says which event its first one follows: the sequence of the event
 * that the same node and epoch has before it in the same partition, 0 where there is none. So whoever reads the
 * partition finds out that something before is missing, and that there is nothing in between. Records of data planes
 * that do not know have no such header.
 */
public final class RecordHeader {

    /** The header's key. */
    public static final String AFTER = "after";

    /** What is read where a record does not say what it follows. */
    public static final long UNKNOWN = -1;

    private RecordHeader() {}

    /** The header's value. */
    public static byte[] after(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    /** The sequence that a value says; {@link #UNKNOWN} where there is none, or it is no sequence. */
    public static long after(byte @Nullable [] value) {
        return value == null || value.length != Long.BYTES
                ? UNKNOWN
                : Math.max(UNKNOWN, ByteBuffer.wrap(value).getLong());
    }
}
