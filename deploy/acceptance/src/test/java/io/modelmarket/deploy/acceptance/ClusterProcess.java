package io.modelmarket.deploy.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A built service as its container runs it: the image's entry point, and nothing but variables to tell it all. */
final class ClusterProcess {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Path ROOT = Path.of(System.getProperty("market.root"));

    private final String name;
    private final int port;
    private final DataFolder folder;
    private final Path app;
    private final Map<String, String> environment;
    private @Nullable ChildProcess process;

    /**
     * A service, not started.
     *
     * @param module the folder it is built in
     * @param environment all it is told, but for its port and that it stays on this machine
     */
    ClusterProcess(String name, String module, int port, DataFolder folder, Map<String, String> environment)
            throws IOException {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.environment = new TreeMap<>(environment);
        this.environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        this.environment.put("JAVA_HOME", System.getProperty("java.home"));
        this.app = Files.createDirectories(folder.part(name).resolve("app"));
        for (String options : List.of("every.args", module + ".args")) {
            Files.copy(ROOT.resolve("deploy/launcher/services").resolve(options), app.resolve(options));
        }
        Files.copy(ROOT.resolve("deploy/images/entrypoint.sh"), app.resolve("entrypoint.sh"));
        Files.createSymbolicLink(
                app.resolve("quarkus-app"), ROOT.resolve(module).resolve("target/quarkus-app"));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    void start() {
        stop();
        process = ChildProcess.start(new ChildSpec(
                name,
                List.of("sh", app.resolve("entrypoint.sh").toString()),
                environment,
                folder,
                Ending.terminate(Duration.ofSeconds(30))));
    }

    /** Waits until it would be routed to. */
    void awaitReady(HttpClient http) {
        await().atMost(START).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            assertThat(running().alive())
                    .as(() -> name + " ended:\n" + running().lastLines(30))
                    .isTrue();
            assertThat(status(http)).as(() -> running().lastLines(10)).isEqualTo(200);
        });
    }

    /** What its metrics are, as Prometheus reads them. */
    String metrics(HttpClient http) throws IOException, InterruptedException {
        return http.send(request("/q/metrics"), BodyHandlers.ofString()).body();
    }

    /** Ends it as a failing machine does. */
    void kill() {
        ProcessHandle.of(running().pid()).orElseThrow().destroyForcibly();
        running().exit().join();
        running().clear();
    }

    /** Ends the processes that it has started: workers. */
    void killWorkers() {
        ProcessHandle.of(running().pid()).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
    }

    void stop() {
        if (process != null && process.alive()) {
            process.stop();
        }
    }

    private ChildProcess running() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    private int status(HttpClient http) throws InterruptedException {
        try {
            return http.send(request("/q/health/ready"), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }
}
