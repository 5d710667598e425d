package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.deploy.stack.process.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The application as it is shipped, killed and started again while there is no Kafka at all. */
class SnapshotIT {

    private static final String INFER = "/v2/models/acme.iris/infer";
    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Test
    void goesOnServingThroughARestartWithoutKafkaAndCatchesUpWhenItReturns() throws IOException {
        try (TestStack stack = TestStack.own(new DataFolder(Path.of("target", "snapshot-stack")))) {
            stack.require(StackPart.KAFKA);
            Map<String, String> settings = new HashMap<>(DataPlane.settings(stack.place()));
            settings.put("market.snapshot.interval", "500ms");
            settings.put("market.snapshot.load-after", "2s");
            KeyToken key;
            KeyToken debtor;
            String subscription;
            try (ControlPlane controlPlane = new ControlPlane(settings)) {
                controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
                subscription = controlPlane.subscribe("globex", "acme/iris", 10);
                key = controlPlane.key("globex");
                debtor = controlPlane.key("debtor");
                controlPlane.subscribe(
                        "debtor", "acme/iris", state -> state.setPaymentStanding(PaymentStanding.OVERDUE));
                ChildDataPlane first = ChildDataPlane.start(settings);
                Market.awaitReady(first.consumer(key.reveal()), "acme.iris");
                assertThat(statuses(first.consumer(key.reveal()), 5)).containsOnly(200);
                Path before = newest(settings);
                countTwo(controlPlane, settings, subscription);
                Awaitility.await("a snapshot").until(() -> !newest(settings).equals(before));
                stack.process(StackPart.KAFKA).orElseThrow().stop();
                deleteArtifacts(settings);
                first.kill();
            }

            try (ChildDataPlane second = ChildDataPlane.start(settings)) {
                Consumer consumer = second.consumer(key.reveal());
                Market.awaitReady(consumer, "acme.iris");
                assertThat(second.log()).contains("serving from the snapshot");
                assertThat(second.consumer(debtor.reveal()).post(INFER, IRIS).text())
                        .contains("tenant-suspended");
                assertThat(statuses(consumer, 7)).containsExactly(200, 200, 200, 200, 200, 429, 429);

                stack.require(StackPart.KAFKA);
                try (ControlPlane controlPlane = new ControlPlane(settings);
                        UsageReader usage = new UsageReader(settings)) {
                    controlPlane.revoke(key, "globex");
                    Awaitility.await("the revocation")
                            .atMost(Duration.ofSeconds(10))
                            .until(() -> consumer.post(INFER, IRIS).text().contains("key-revoked"));
                    assertThat(usage.await(event -> event.getSubscriptionId().equals(subscription), 10).stream()
                                    .map(event -> event.getEpoch() + "/" + event.getSequence())
                                    .distinct())
                            .hasSize(10);
                }
            }
        }
    }

    @Test
    void readsATopicThatWasMadeAnewBesideWhatItKnowsAndForgetsWhatIsGone() throws Exception {
        TestPlace place = TestStack.shared(StackPart.KAFKA).place();
        Map<String, String> settings = DataPlane.settings(place);
        try (ControlPlane controlPlane = new ControlPlane(settings);
                ChildDataPlane child = ChildDataPlane.start(settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", place.bootstrapServers()))) {
            controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("globex", "acme/iris", 0);
            Consumer gone = child.consumer(controlPlane.key("globex").reveal());
            KeyToken stays = controlPlane.key("globex");
            Consumer kept = child.consumer(stays.reveal());
            Market.awaitReady(gone, "acme.iris");
            Market.awaitReady(kept, "acme.iris");

            String topic = place.topic(Topic.KEYS);
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(topic));
            assertThat(kept.post(INFER, IRIS).status()).isEqualTo(200);
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            controlPlane.republish(stays, "globex");

            Awaitility.await("the key that is gone")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        assertThat(kept.post(INFER, IRIS).status()).isEqualTo(200);
                        return gone.post(INFER, IRIS).status() == 401;
                    });
            assertThat(kept.post(INFER, IRIS).status()).isEqualTo(200);
        }
    }

    /** Billing's word on the first two calls, so that the quota is the sum of its word and the journal's rest. */
    private static void countTwo(ControlPlane controlPlane, Map<String, String> settings, String subscription) {
        try (UsageReader usage = new UsageReader(settings)) {
            UsageEvent counted = usage.await(event -> event.getSubscriptionId().equals(subscription), 5)
                    .get(1);
            controlPlane.counted(
                    subscription, 2, InstantSource.system().instant(), counted.getEpoch(), counted.getSequence());
        }
    }

    private static Path newest(Map<String, String> settings) throws IOException {
        Path folder = Path.of(settings.getOrDefault("market.node.folder", ""), "snapshot");
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
            return files.filter(file -> file.toString().endsWith(".snapshot"))
                    .sorted()
                    .reduce(folder, (before, after) -> after);
        }
    }

    /** What is left is the node's own copy of the model. */
    private static void deleteArtifacts(Map<String, String> settings) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(settings.getOrDefault("market.artifacts.folder", "")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Integer> statuses(Consumer consumer, int calls) {
        return Stream.generate(() -> consumer.post(INFER, IRIS).status())
                .limit(calls)
                .toList();
    }
}
