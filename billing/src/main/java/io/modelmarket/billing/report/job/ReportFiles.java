package io.modelmarket.billing.report.job;

import io.modelmarket.billing.folder.PrivateFolder;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The finished reports' files. A file has its name only when it is whole. */
@ApplicationScoped
class ReportFiles {

    private static final Pattern OURS = Pattern.compile("\\.[0-9a-f-]{36}\\.draft|[0-9a-f-]{36}-\\d+\\.[a-z]+");

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

    /**
     * A job's file, for who asked for it.
     *
     * @throws ProblemException when it is not made, or has expired
     */
    Response download(ReportJob job) {
        ReportJob.Outcome outcome = job.outcome();
        if (outcome == null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the report is not made; its state is " + job.state() + ".");
        }
        Path file = folder.resolve(job.storedName());
        if (job.state() != ReportJob.State.DONE || !Files.isRegularFile(file)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "the report has expired; ask for it again.");
        }
        return Response.ok(file.toFile(), job.wish().format().mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + job.fileName() + "\"")
                .header("ETag", "\"" + outcome.sha256() + "\"")
                .build();
    }

    /** Files of ours, begun ones too, that nobody has written to since then. */
    List<String> untouchedSince(Instant then) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (OURS.matcher(name).matches() && isUntouched(file, then)) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** Not one that another instance has deleted meanwhile. */
    private static boolean isUntouched(Path file, Instant then) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(then);
        } catch (NoSuchFileException e) {
            return false;
        }
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
