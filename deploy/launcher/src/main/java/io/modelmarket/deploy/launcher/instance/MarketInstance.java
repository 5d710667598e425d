package io.modelmarket.deploy.launcher.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelmarket.deploy.launcher.part.MarketPorts;
import io.modelmarket.deploy.launcher.part.PortName;
import io.modelmarket.deploy.stack.archive.BuiltParts;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@code market} command as people run it, on a data folder and ports of its own; it runs what is built. */
public final class MarketInstance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SETTLE_SECONDS = 3;

    private final Path root = BuiltParts.find().root();
    private final Map<String, String> environment = new TreeMap<>();
    private @Nullable Process running;
    private @Nullable Thread ender;

    /** A market in that folder; nothing is started. */
    public MarketInstance(Path data) {
        environment.put("MARKET_DATA", data.toString());
        environment.put("MARKET_NO_BUILD", "1");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        MarketPorts ports = MarketPorts.free();
        for (PortName name : PortName.values()) {
            environment.put(name.variable(), Integer.toString(ports.get(name)));
        }
    }

    /** Sets an environment variable of everything that is run from now on. */
    public MarketInstance with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * Has the market go down when this process ends, whatever it is doing then; the hook that does it.
     *
     * @param then what is done when the market is down, or when it could not be had to go down
     */
    public Thread downOnSignal(Duration atMost, Runnable then) {
        Thread hook = new Thread(
                () -> {
                    try {
                        endNow(atMost);
                    } finally {
                        then.run();
                    }
                },
                "market-instance-down");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private void endNow(Duration atMost) {
        Process interrupted;
        synchronized (this) {
            ender = Thread.currentThread();
            interrupted = running;
        }
        if (interrupted != null) {
            interrupted.destroy();
            // A market that is just being started cannot be told to end before it has taken its folder.
            pause();
        }
        market(atMost, "down");
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs {@code market <arguments>} to its end. */
    public Finished run(Duration atMost, String... arguments) {
        return market(atMost, arguments);
    }

    private Finished market(Duration atMost, String... arguments) {
        List<String> command = new ArrayList<>(List.of(root.resolve("market").toString()));
        command.addAll(List.of(arguments));
        return execute(atMost, command, root, Map.of());
    }

    /** Runs any command with the market's environment. */
    public Finished execute(Duration atMost, List<String> command, Path folder, Map<String, String> more) {
        try {
            Path output = Files.createTempFile("market", ".out");
            Path errors = Files.createTempFile("market", ".err");
            try {
                return execute(atMost, command, folder, more, new Capture(output, errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finished execute(
            Duration atMost, List<String> command, Path folder, Map<String, String> more, Capture capture)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(capture.output().toFile())
                .redirectError(capture.errors().toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(more);
        Process process = start(builder);
        process.getOutputStream().close();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new StackException(command + " took longer than " + atMost + ":\n" + capture.all());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while " + command + " ran", e);
        } finally {
            forget();
        }
        return new Finished(
                String.join(" ", command),
                process.exitValue(),
                Files.readString(capture.output(), StandardCharsets.UTF_8),
                Files.readString(capture.errors(), StandardCharsets.UTF_8));
    }

    /** Once this process is to end, nothing but what ends the market is started. */
    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ender != null && !ender.equals(Thread.currentThread())) {
            throw new StackException("told to end");
        }
        Process process = builder.start();
        running = process;
        return process;
    }

    private synchronized void forget() {
        running = null;
    }

    private record Capture(Path output, Path errors) {
        String all() throws IOException {
            return Files.readString(output) + Files.readString(errors);
        }
    }

    /** How a command ended. */
    public record Finished(String command, int exit, String output, String errors) {

        /** This, when the command's status was 0; fails with all it said when not. */
        public Finished succeeded() {
            if (exit != 0) {
                throw new StackException(command + " ended with status " + exit + ":\n" + output + errors);
            }
            return this;
        }

        /** The JSON it printed. */
        public JsonNode json() {
            try {
                return JSON.readTree(output);
            } catch (JsonProcessingException e) {
                throw new StackException(command + " printed no JSON: " + output + errors, e);
            }
        }
    }
}
