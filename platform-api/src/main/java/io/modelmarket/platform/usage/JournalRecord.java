package io.modelmarket.platform.usage;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of one record: its length (4 bytes), the CRC-32C of length and content (4 bytes), the content. No record is
 * empty, so that the zeros a segment is filled with are never taken for one.
 */
final class JournalRecord {

    static final int HEADER = 2 * Integer.BYTES;
    static final int MAX_CONTENT = 64 * 1024;

    private JournalRecord() {}

    static int sizeOf(UsageEvent event) {
        return HEADER + event.getSerializedSize();
    }

    static void write(UsageEvent event, ByteBuffer target) {
        byte[] content = event.toByteArray();
        if (content.length > MAX_CONTENT) {
            throw new IllegalArgumentException("usage event of " + content.length + " bytes");
        }
        target.putInt(content.length).putInt(checksum(content)).put(content);
    }

    /** The content at {@code position}, or null when there is no whole and undamaged record. */
    static byte @Nullable [] content(ByteBuffer source, int position) {
        if (position + HEADER > source.limit()) {
            return null;
        }
        int length = source.getInt(position);
        if (length <= 0 || length > MAX_CONTENT || length > source.limit() - position - HEADER) {
            return null;
        }
        byte[] content = new byte[length];
        source.get(position + HEADER, content);
        return checksum(content) == source.getInt(position + Integer.BYTES) ? content : null;
    }

    /** The event at {@code position}, or null when there is no whole and undamaged one. */
    static @Nullable UsageEvent read(ByteBuffer source, int position) {
        byte[] content = content(source, position);
        if (content == null) {
            return null;
        }
        try {
            return UsageEvent.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }

    /**
     * Whether the {@code length} bytes at {@code position}, which are no record, are as many as a record has: by the
     * length that they begin with, or by the checksum over as many as there are, or because the file was cut just where
     * they would end, with zeros at its end. A write that was cut off is shorter than the length it begins with, which
     * is written first, and leaves the file as long as it was made.
     */
    static boolean mayBeWhole(ByteBuffer source, int position, int length) {
        if (length <= 0 || source.limit() - position <= HEADER) {
            return false;
        }
        int stated = source.getInt(position);
        if (stated == source.limit() - position - HEADER) {
            return true;
        }
        if (length <= HEADER) {
            return false;
        }
        if (stated <= 0 || stated > MAX_CONTENT || length >= HEADER + stated) {
            return true;
        }
        byte[] content = new byte[length - HEADER];
        source.get(position + HEADER, content);
        return checksum(content) == source.getInt(position + Integer.BYTES);
    }

    private static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(new byte[] {(byte) (content.length >>> 16), (byte) (content.length >>> 8), (byte) content.length});
        crc.update(content);
        return (int) crc.getValue();
    }
}
