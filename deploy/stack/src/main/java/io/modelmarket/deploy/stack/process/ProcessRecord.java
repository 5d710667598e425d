package io.modelmarket.deploy.stack.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is written down of a running child, enough to know it again and to end it: {@code run/<part>.json}. */
public record ProcessRecord(
        String name, long pid, long startedAtMillis, String folder, Ending.Signal signal, long graceMillis) {
    /** The environment variable every child carries, naming the data folder it belongs to. */
    public static final String FOLDER_VARIABLE = "MARKET_FOLDER";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    static ProcessRecord of(ChildSpec spec, ProcessHandle process) {
        return new ProcessRecord(
                spec.name(),
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                spec.folder().root().toString(),
                spec.ending().signal(),
                spec.ending().grace().toMillis());
    }

    /** This very process, for a launcher that wants to be found. */
    public static ProcessRecord ofThisProcess(String name, DataFolder folder, Duration grace) {
        ChildSpec self = new ChildSpec(name, java.util.List.of(), java.util.Map.of(), folder, Ending.terminate(grace));
        return of(self, ProcessHandle.current());
    }

    /** Reads a record; empty when there is none or it is damaged, which is then worth nothing. */
    public static Optional<ProcessRecord> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), ProcessRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes the record so that a reader sees all of it or nothing. */
    public void write(Path file) {
        try {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, JSON.writeValueAsString(this));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("cannot write the process record " + file + ": " + e.getMessage(), e);
        }
    }

    /** The process, when it lives and is provably the one recorded: same start time, and it names our folder. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(this::sameStart)
                .filter(process -> ProcessFacts.mentions(process, folder));
    }

    private boolean sameStart(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Math.abs(start.toEpochMilli() - startedAtMillis) <= CLOCK_DRIFT.toMillis())
                .orElse(false);
    }
}
