package io.modelmarket.platform;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the application under test on topics and folders of its own. */
public class DataPlane implements QuarkusTestResourceLifecycleManager {

    private static final String KAFKA = "kafka.";

    private @Nullable TraceCollector traces;

    @Override
    public Map<String, String> start() {
        TraceCollector started = TraceCollector.start();
        traces = started;
        Map<String, String> config = settings(TestStack.shared(StackPart.KAFKA).place());
        config.put("market.tracing.endpoint", started.address().toString());
        return config;
    }

    @Override
    public void stop() {
        // The stack is shared and ends with the JVM.
        if (traces != null) {
            traces.close();
        }
    }

    /** What a data plane needs to know to run in that place, on free ports and in a fresh folder. */
    static Map<String, String> settings(TestPlace place) {
        Map<String, String> config = new HashMap<>(place.kafkaConfig());
        String http = Integer.toString(freePort());
        String grpc = Integer.toString(freePort());
        config.put(
                "market.artifacts.folder",
                place.artifactsFolder().toAbsolutePath().toString());
        config.put("market.node.name", "node-" + place.topicsPrefix());
        config.put("market.node.folder", freshFolder().toString());
        config.put("market.node.region", "test-1");
        config.put("quarkus.http.port", http);
        config.put("quarkus.http.test-port", http);
        config.put("quarkus.grpc.server.port", grpc);
        config.put("quarkus.grpc.server.test-port", grpc);
        return config;
    }

    /** What of those settings is a Kafka client's, as Kafka names it. */
    static Map<String, Object> client(Map<String, String> settings) {
        Map<String, Object> client = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                client.put(name.substring(KAFKA.length()), value);
            }
        });
        return client;
    }

    private static Path freshFolder() {
        try {
            Path parent = Files.createDirectories(Path.of("target", "nodes"));
            return Files.createTempDirectory(parent, "node").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
