package io.modelmarket.platform.feed;

import io.modelmarket.platform.feed.Snapshot.TopicRecords;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A snapshot as bytes: what it is, its content, and the SHA-256 of all before. Nothing is read before that is right.
 */
final class SnapshotFormat {

    /** "MMSTATE" and the format's version. */
    private static final long MAGIC = 0x4d4d_5354_4154_4501L;

    private static final int DIGEST = 32;
    private static final int BUFFER = 1 << 16;

    private SnapshotFormat() {}

    static void write(Snapshot snapshot, OutputStream target) throws IOException {
        MessageDigest digest = sha256();
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(target, digest), BUFFER));
        out.writeLong(MAGIC);
        Instant currentAt = snapshot.currentAt();
        out.writeLong(currentAt.getEpochSecond());
        out.writeInt(currentAt.getNano());
        out.writeInt(snapshot.topics().size());
        for (Map.Entry<String, TopicRecords> topic : snapshot.topics().entrySet()) {
            TopicRecords records = topic.getValue();
            writeBytes(out, topic.getKey().getBytes(StandardCharsets.UTF_8));
            writeBytes(out, records.origin().getBytes(StandardCharsets.UTF_8));
            out.writeLong(records.position());
            out.writeInt(records.values().size());
            for (Map.Entry<String, byte[]> value : records.values().entrySet()) {
                writeBytes(out, value.getKey().getBytes(StandardCharsets.UTF_8));
                writeBytes(out, value.getValue());
            }
        }
        out.flush();
        target.write(digest.digest());
    }

    /**
     * The snapshot that {@code content} is.
     *
     * @throws IOException when it is not whole, not as it was written, or of another version
     */
    static Snapshot read(byte[] content) throws IOException {
        int end = content.length - DIGEST;
        if (end < Long.BYTES) {
            throw new IOException("it is cut off after " + content.length + " bytes");
        }
        MessageDigest digest = sha256();
        digest.update(content, 0, end);
        if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(content, end, content.length))) {
            throw new IOException("its SHA-256 is another");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, 0, end));
        if (in.readLong() != MAGIC) {
            throw new IOException("it is of another version");
        }
        Instant currentAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
        Map<String, TopicRecords> topics = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            topics.put(readText(in), readRecords(in));
        }
        return new Snapshot(currentAt, topics);
    }

    private static TopicRecords readRecords(DataInputStream in) throws IOException {
        String origin = readText(in);
        long position = in.readLong();
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.put(readText(in), in.readNBytes(in.readInt()));
        }
        return new TopicRecords(origin, position, values);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
