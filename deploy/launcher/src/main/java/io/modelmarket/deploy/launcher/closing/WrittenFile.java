package io.modelmarket.deploy.launcher.closing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file of the archive, full of events that count and were answered within its hour.
 *
 * @param first the first one's offset
 */
record WrittenFile(String path, int partition, Instant hour, long first, long events, long bytes, String sha256) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Where the archive would put it. */
    static String path(int partition, Instant hour, long first, long last) {
        return String.format(
                Locale.ROOT,
                "usage/hour=%s/partition=%d/%020d-%020d.parquet",
                HOUR.format(hour),
                partition,
                first,
                last);
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
