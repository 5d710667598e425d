package io.modelmarket.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged application in a process of its own. */
final class ChildDataPlane implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final URI address;
    private final Path log;

    private ChildDataPlane(Process process, URI address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    static ChildDataPlane start(Map<String, String> settings) {
        return start(settings, Map.of());
    }

    /** With more in its environment; ready when this returns. */
    static ChildDataPlane start(Map<String, String> settings, Map<String, String> environment) {
        ChildDataPlane started = launch(settings, environment);
        Awaitility.await("ready").atMost(LIMIT).until(started::ready);
        return started;
    }

    /** Without waiting until it is ready. */
    static ChildDataPlane launch(Map<String, String> settings, Map<String, String> environment) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add(Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        Path log = Path.of("target", "child-" + settings.get("market.node.name") + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        builder.environment().putAll(environment);
        try {
            URI address = URI.create("http://127.0.0.1:" + settings.get("quarkus.http.port"));
            return new ChildDataPlane(builder.start(), address, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Consumer consumer(String key) {
        return new Consumer(address, key);
    }

    /** As the system would under memory pressure. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The same to each worker it has now. */
    void killWorkers() {
        process.children().forEach(ProcessHandle::destroyForcibly);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean ready() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended: " + log());
        }
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(address.resolve("/q/health/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (ConnectException e) {
            return false;
        }
    }
}
