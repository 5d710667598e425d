package io.modelmarket.deploy.stack.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process in a process group of its own, so that a Ctrl-C at the terminal reaches the launcher alone and the
 * parts are stopped in order.
 */
public final class ChildProcess {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final long LOG_LIMIT_BYTES = 16L << 20;
    private static final Duration KILL_WAIT = Duration.ofSeconds(5);
    /** What a child sees of our own environment; all else it is given expressly. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    private final ChildSpec spec;
    private final Process process;

    private ChildProcess(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
    }

    /** Starts the process and records it. */
    public static ChildProcess start(ChildSpec spec) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            command.add(SETSID.toString());
        }
        command.addAll(spec.command());
        spec.folder().create();
        Path log = spec.folder().log(spec.name());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.folder().root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !INHERITED.contains(name) && !name.startsWith("MARKET_"));
        environment.putAll(spec.environment());
        environment.put(ProcessRecord.FOLDER_VARIABLE, spec.folder().root().toString());
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        try {
            rotate(log);
            ChildProcess child = new ChildProcess(spec, builder.start());
            ProcessRecord.of(spec, child.process.toHandle()).write(spec.folder().record(spec.name()));
            return child;
        } catch (IOException e) {
            throw new StackException("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Completes with the exit status when the process ends, by whatever cause. */
    public CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to end, waits, kills it and what it left behind only as a last resort, forgets the record. */
    public void stop() {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (process.isAlive()) {
            Signals.send(process.toHandle(), spec.ending().signal());
        }
        try {
            if (!process.waitFor(spec.ending().grace().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor(KILL_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        clear();
    }

    /** After the process died by itself: ends what it left in its group, and forgets the record. */
    public void clear() {
        if (Files.isExecutable(SETSID)) {
            ProcessFacts.group(process.pid()).forEach(ProcessHandle::destroyForcibly);
        }
        Survivors.forget(spec.folder().record(spec.name()));
    }

    /** The last lines of the log, for a message about a process that did not come up. */
    public String lastLines(int count) {
        return LogTail.of(spec.folder().log(spec.name()), count);
    }

    public Path log() {
        return spec.folder().log(spec.name());
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
