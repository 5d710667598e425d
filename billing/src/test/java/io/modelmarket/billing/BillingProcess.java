package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.ChildSpec;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.Ending;
import java.io.IOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The packaged billing in a process of its own, which can be killed and started again. */
final class BillingProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int LOG_LINES = 30;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path APPLICATION =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    /**
     * An archive of its classes, which a polite end leaves where there is none that fits; starts take a quarter by it.
     */
    private static final Path CLASSES = Path.of("target", "billing.jsa").toAbsolutePath();

    private final DataFolder folder;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable ChildProcess process;

    /** Not started; its settings, secrets among them, are in a file of its folder. */
    BillingProcess(Path folder, Map<String, String> settings) throws IOException {
        this.folder = new DataFolder(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("quarkus.http.port", Integer.toString(port));
        Path config = Files.createDirectories(this.folder.root().resolve("config"));
        try (Writer file = Files.newBufferedWriter(config.resolve("application.properties"))) {
            all.store(file, null);
        }
    }

    boolean isAlive() {
        return process != null && process.alive();
    }

    int port() {
        return port;
    }

    void start() {
        process = ChildProcess.start(new ChildSpec(
                "billing",
                List.of(
                        JAVA.toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + CLASSES,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        APPLICATION.toString()),
                Map.of(),
                folder,
                Ending.terminate(STOP)));
    }

    void awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertThat(running().alive())
                    .as(() -> running().lastLines(LOG_LINES))
                    .isTrue();
            assertThat(health()).as(() -> running().lastLines(LOG_LINES)).isEqualTo(200);
        });
    }

    /** As the system would under memory pressure: with nothing done after it. */
    void kill() {
        ProcessHandle.of(running().pid()).orElseThrow().destroyForcibly();
        running().exit().join();
        running().clear();
    }

    /** Politely. */
    void stop() {
        if (isAlive()) {
            running().stop();
        }
    }

    @Override
    public void close() {
        http.close();
        stop();
    }

    private ChildProcess running() {
        return Objects.requireNonNull(process);
    }

    private int health() throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
