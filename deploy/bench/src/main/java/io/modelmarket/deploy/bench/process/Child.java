package io.modelmarket.deploy.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process that talks in lines and ends when its input does, so that none outlives a killed benchmark. */
public final class Child implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String END = "";
    private static final int SHOWN = 600;

    private final String name;
    private final Path log;
    private final Process process;
    private final BufferedWriter input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.input = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name(name + "-lines").start(this::read);
    }

    /** Starts it; what it writes to its error output goes to {@code <folder>/<name>.log}. */
    public static Child start(String name, List<String> command, Map<String, String> environment, Path folder) {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        try {
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new BenchFailure("cannot start " + command.getFirst() + ": " + e.getMessage(), e);
        }
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add(name + " cannot be read: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /** The next line it says. */
    public String line(Duration atMost) {
        try {
            String line = lines.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new BenchFailure(name + " said nothing for " + atMost.toSeconds() + " s" + lastWords());
            }
            if (line.equals(END)) {
                throw new BenchFailure(name + " ended" + lastWords());
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** Sends it a line. */
    public void send(String line) {
        try {
            input.write(line);
            input.write('\n');
            input.flush();
        } catch (IOException e) {
            throw new BenchFailure(name + " does not listen" + lastWords(), e);
        }
    }

    private String lastWords() {
        try {
            String all = Files.readString(log, StandardCharsets.ISO_8859_1).strip();
            return all.isEmpty() ? "" : "; its error output ends: " + all.substring(Math.max(0, all.length() - SHOWN));
        } catch (IOException e) {
            return "";
        }
    }

    /** The process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Ends its input, waits, and kills it only then. */
    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            process.destroy(); // its end of the pipe is gone already
        }
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
