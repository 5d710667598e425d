package io.modelmarket.billing.report.job;

import io.modelmarket.billing.folder.PrivateFolder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** The finished reports' files. A file has its name only when it is whole. */
@ApplicationScoped
class ReportFiles {

    private final Path folder;

    @Inject
    ReportFiles(JobConfig config) {
        this.folder = config.folder().toAbsolutePath();
    }

    /** Writes a file. */
    Written write(String name, Content content) throws IOException {
        PrivateFolder.make(folder);
        Path draft = folder.resolve("." + UUID.randomUUID() + ".draft");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long rows;
            try (OutputStream out =
                    new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(draft), digest))) {
                rows = content.write(out);
            }
            long bytes = Files.size(draft);
            Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Written(rows, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Where a file is, if it is there. */
    Optional<Path> find(String name) {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is in a file; how many rows. */
    @FunctionalInterface
    interface Content {
        /** Writes it and closes nothing. */
        long write(OutputStream out) throws IOException;
    }

    /** What was written. */
    record Written(long rows, long bytes, String sha256) {}
}
