package io.modelmarket.deploy.launcher.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a process's writes to files fail from some byte of each file on, as a full disk does: with the system's limit
 * on the size of files (RLIMIT_FSIZE), which needs neither a mount nor any right but that of the process's owner.
 */
final class FileLimit {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final String IN_PROC = "Max file size";

    private FileLimit() {}

    /** Whether this system has what it takes. */
    static boolean possible() {
        return Files.isExecutable(PRLIMIT);
    }

    /** Has every write of that process fail that begins at that byte of a file or behind it. */
    static Undo on(ProcessHandle process, long bytes) {
        String limit = Long.toString(bytes);
        String before = soft(process.pid());
        Undo undo = Undo.by(() -> lift(process, limit, before));
        undo.unlessDone(() -> set(process.pid(), limit));
        return undo;
    }

    /** Of those too which it started meanwhile; others, as its workers, may have had a limit all along. */
    private static void lift(ProcessHandle process, String limit, String before) {
        if (process.isAlive()) {
            set(process.pid(), before);
            process.descendants()
                    .map(ProcessHandle::pid)
                    .filter(pid -> limits(pid).startsWith(limit + " "))
                    .forEach(pid -> set(pid, limits(pid).split("\\s+", 3)[1]));
        }
    }

    private static void set(long pid, String soft) {
        Processes.run(
                "limiting the files of process " + pid,
                List.of(PRLIMIT.toString(), "--pid", Long.toString(pid), "--fsize=" + soft + ":"));
    }

    /** The limit that can be raised again, in bytes, or {@code unlimited}. */
    static String soft(long pid) {
        return limits(pid).split("\\s+", 2)[0];
    }

    /**
     * The limit that can be raised again, and that up to which it can, as the system shows them; empty when it ended.
     */
    private static String limits(long pid) {
        Path limits = Path.of("/proc", Long.toString(pid), "limits");
        try (Stream<String> lines = Files.lines(limits)) {
            return lines.filter(line -> line.startsWith(IN_PROC))
                    .map(line -> line.substring(IN_PROC.length()).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }
}
