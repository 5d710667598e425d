package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.s3.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The application as it is shipped, with its models in a bucket. */
class BucketIT {

    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final Duration RETRIED = Duration.ofSeconds(60);

    @Test
    void servesWhatItFetchedThroughARestartWithoutTheStoreAndFetchesTheRestWhenItIsBack() throws Exception {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        String bucket = "b" + UUID.randomUUID().toString().substring(0, 8);
        try (S3Server server = new S3Server(new DataFolder(Path.of("target", "s3")));
                ControlPlane controlPlane = new ControlPlane(settings)) {
            server.start();
            Path object = put(server, bucket);
            String key = controlPlane.key("globex").reveal();
            publish(controlPlane, "iris");
            Map<String, String> node = nodeSettings(settings, server, bucket);
            byte[] sound = Files.readAllBytes(object);
            try (ChildDataPlane first = ChildDataPlane.start(node)) {
                Market.awaitReady(first.consumer(key), "acme.iris");
                assertThat(infer(first.consumer(key), "iris")).isEqualTo(200);

                byte[] changed = sound.clone();
                changed[changed.length / 2] ^= 1;
                Files.write(object, changed);
                publish(controlPlane, "changed");
                Awaitility.await("the damage is noticed")
                        .atMost(RETRIED)
                        .until(() -> first.log().contains("is damaged"));
                assertThat(infer(first.consumer(key), "changed")).isEqualTo(503);
                Files.write(object, sound);
            }

            server.stop();
            try (ChildDataPlane second = ChildDataPlane.start(node)) {
                Market.awaitReady(second.consumer(key), "acme.iris");
                assertThat(infer(second.consumer(key), "iris")).isEqualTo(200);
                publish(controlPlane, "late");
                Awaitility.await("refused meanwhile")
                        .atMost(RETRIED)
                        .until(() -> infer(second.consumer(key), "late") == 503);
                assertThat(second.log()).contains("cannot be reached").doesNotContain(server.secretKey());

                server.start();
                Awaitility.await("fetched when the store is back")
                        .atMost(RETRIED)
                        .until(() -> infer(second.consumer(key), "late") == 200);
                assertThat(infer(second.consumer(key), "iris")).isEqualTo(200);
            }
        }
    }

    /** An object as tenant-service would have put it. */
    private static Path put(S3Server server, String bucket) throws Exception {
        byte[] model = SampleModel.IRIS.modelFile();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model));
        Path shelf = server.bucket(bucket).resolve("sha256").resolve(digest.substring(0, 2));
        return Files.write(Files.createDirectories(shelf).resolve(digest), model);
    }

    private static void publish(ControlPlane controlPlane, String name) {
        controlPlane.publish("acme/" + name, "1.0.0", SampleModel.IRIS);
        controlPlane.subscribe("globex", "acme/" + name, 0);
    }

    private static Map<String, String> nodeSettings(Map<String, String> settings, S3Server server, String bucket) {
        Map<String, String> node = new HashMap<>(settings);
        node.remove("market.artifacts.folder");
        node.putAll(server.settings("market.artifacts.s3", bucket));
        node.putAll(server.keys());
        return node;
    }

    private static int infer(Consumer consumer, String model) {
        return consumer.post("/v2/models/acme." + model + "/infer", IRIS).status();
    }
}
