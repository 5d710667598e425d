package io.modelmarket.platform;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** The running data plane, and the control plane that talks to it. */
public final class Market {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final String[] NAMES = {
        "kafka.bootstrap.servers",
        "market.topics.prefix",
        "market.artifacts.folder",
        "market.node.name",
        "market.node.folder",
        "quarkus.http.test-port",
        "quarkus.grpc.server.test-port"
    };

    private Market() {}

    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String name : NAMES) {
            settings.put(name, ConfigProvider.getConfig().getValue(name, String.class));
        }
        return settings;
    }

    static ControlPlane controlPlane() {
        return new ControlPlane(settings());
    }

    static Consumer consumer(String key) {
        return new Consumer(URI.create("http://127.0.0.1:" + settings().get("quarkus.http.test-port")), key);
    }

    /** Waits until the key can call the model. */
    static void awaitReady(Consumer consumer, String model) {
        Awaitility.await(model)
                .atMost(LIMIT)
                .until(() -> consumer.get("/v2/models/" + model + "/ready").status() == 200
                        && consumer.get("/v1/models").text().contains('"' + model + '"'));
    }
}
