package io.modelmarket.deploy.stack.postgres;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.ProcessFacts;
import io.modelmarket.deploy.stack.process.ProcessRecord;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Survivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code postmaster.pid}: PostgreSQL's own note of who runs a data folder, which outlives a kill. */
final class PostmasterFile {
    private static final Logger LOG = LoggerFactory.getLogger(PostmasterFile.class);
    private static final long GRACE_MILLIS = 15_000;

    private PostmasterFile() {}

    static Optional<Long> pid(Path data) {
        try {
            return Files.readString(data.resolve("postmaster.pid"))
                    .lines()
                    .findFirst()
                    .map(line -> Long.parseLong(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Stops an orphaned server over this data; drops a note whose pid belongs to someone else now. */
    static void clear(Path data, DataFolder folder) {
        Optional<Long> noted = pid(data);
        noted.flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> ProcessFacts.mentions(process, data.toString())
                        || ProcessFacts.mentions(process, folder.root().toString()))
                .ifPresent(orphan -> LOG.warn(Survivors.end(new ProcessRecord(
                        PostgresServer.NAME,
                        orphan.pid(),
                        orphan.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                        folder.root().toString(),
                        Ending.Signal.INT,
                        GRACE_MILLIS))));
        if (noted.isPresent()) {
            try {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            } catch (IOException e) {
                throw new StackException(
                        "cannot delete the stale postmaster.pid in " + data + ": " + e.getMessage(), e);
            }
        }
    }
}
