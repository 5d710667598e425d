package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import io.modelmarket.deploy.stack.process.FolderLock;
import io.modelmarket.deploy.stack.process.ProcessRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which process runs a data folder. The folder's lock tells whether one does; its record tells which. */
public final class Launcher {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private Launcher() {}

    /** The record of the launcher that runs the folder now. */
    public static Optional<ProcessHandle> of(DataFolder folder) {
        if (!Files.isDirectory(folder.root())) {
            return Optional.empty();
        }
        Optional<FolderLock> free = FolderLock.take(folder);
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        return ProcessRecord.read(file(folder))
                .flatMap(record ->
                        ProcessHandle.of(record.pid()).filter(process -> started(process) == record.startedAtMillis()));
    }

    /** Writes down that this process runs the folder. */
    public static void record(DataFolder folder) {
        ProcessHandle self = ProcessHandle.current();
        new ProcessRecord(
                        "launcher",
                        self.pid(),
                        started(self),
                        folder.root().toString(),
                        Ending.Signal.TERM,
                        GRACE.toMillis())
                .write(file(folder));
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Path file(DataFolder folder) {
        return folder.root().resolve("launcher.json");
    }
}
