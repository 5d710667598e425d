package io.modelmarket.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.feed.TopicsConfig;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.WorkerDeath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Over a real topic, which has reports from before the node was started without a snapshot. */
class EarlierReportsIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ModelRef REF = new ModelRef("acme/bad", "1.0.0", "0".repeat(64));

    private final TestPlace place = TestStack.shared(StackPart.KAFKA).place();
    private final TopicsConfig topics = place::topicsPrefix;
    private final KafkaClients kafka =
            new KafkaClients(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, place.bootstrapServers()));
    private final QuarantineReports reports = new QuarantineReports(topics, kafka); // never started: tells nobody
    private final Refusals refusals = new Refusals(
            new Settings.Three(),
            new Settings.Node("n1"),
            reports,
            Clock.fixed(NOON, ZoneOffset.UTC),
            new SimpleMeterRegistry());

    @Test
    void takesBackWhatHasPassedAndNothingElse() throws Exception {
        tell("n1", "passed", NOON.minusSeconds(1));
        tell("n1", "lasting", NOON.plusSeconds(1));
        tell("n1", "taken-back", NOON.minusSeconds(1));
        tell("n11", "anothers", NOON.minusSeconds(1));
        put("n1/acme/bad@1.0.0/damaged", "rubbish".getBytes(StandardCharsets.UTF_8));
        put(
                "n1/acme/bad@1.0.0",
                new Quarantine(REF, NOON, 3, Duration.ofMinutes(10), WorkerDeath.Cause.CRASHED)
                        .toState("n1")
                        .toByteArray());
        put("n1/acme/bad@1.0.0/taken-back", null);
        put("n1/acme/bad@1.0.0/timeless", timeless());

        new EarlierReports(refusals, topics, kafka, new Settings.Node("n1")).run();

        assertThat(reports.untold()).containsExactly(Map.entry("n1/acme/bad@1.0.0/passed", Optional.empty()));
        assertThat(refusals.all())
                .as("nobody is refused for what a node said before")
                .isEmpty();
    }

    /** With a time that no clock shows. */
    private static byte[] timeless() {
        Refusal refusal = new Refusal(REF, "timeless", "n1", NOON, NOON, 3, List.of());
        return refusal.toState().toBuilder()
                .setQuarantinedAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                .build()
                .toByteArray();
    }

    private void tell(String node, String consumer, Instant until) throws ExecutionException, InterruptedException {
        Refusal refusal =
                new Refusal(REF, consumer, node, until.minus(Duration.ofMinutes(10)), until, 3, List.of("r1"));
        put(node + "/acme/bad@1.0.0/" + consumer, refusal.toState().toByteArray());
    }

    private void put(String key, byte @Nullable [] value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, place.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topics.nameOf(Topic.QUARANTINES), 0, key, value))
                    .get();
        }
    }
}
