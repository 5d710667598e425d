package io.modelmarket.tenant.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.kit.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic that is read anew after a failure, on the real broker. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
class TopicThreadTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final String topic = "topic-thread-" + UUID.randomUUID();
    private Map<String, Object> kafka;
    private TopicThread thread;

    @BeforeEach
    void follow() throws ExecutionException, InterruptedException {
        kafka = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestStack.shared(StackPart.KAFKA)
                        .place()
                        .serviceConfig("tenant-service")
                        .get("kafka.bootstrap.servers"));
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        thread = new TopicThread(new KafkaClients(kafka), topic, this::take);
        thread.start("topic-thread-test");
    }

    @AfterEach
    void stop() {
        thread.stop();
    }

    @Test
    void forgetsAKeyOfWhichNothingIsLeftInTheTopic() throws Exception {
        send("gone", "1");
        send("stays", "1");
        awaitTaken("stays", "1");
        assertThat(taken).containsEntry("gone", "1");

        failing.set(true);
        send("stays", "2");
        try (Admin admin = Admin.create(kafka)) {
            // As compaction leaves it when a tombstone has had its time: neither the value nor the tombstone is there.
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();
        }
        failing.set(false);

        awaitTaken("stays", "2");
        Awaitility.await("forgotten").atMost(LIMIT).until(() -> !taken.containsKey("gone"));
        assertThat(taken).containsExactlyEntriesOf(Map.of("stays", "2"));
    }

    private void take(String key, byte @Nullable [] value) {
        if (failing.get()) {
            throw new OutOfMemoryError("not even an error ends the thread");
        }
        if (value == null) {
            taken.remove(key);
        } else {
            taken.put(key, new String(value, StandardCharsets.UTF_8));
        }
    }

    private void awaitTaken(String key, String value) {
        Awaitility.await(key).atMost(LIMIT).until(() -> value.equals(taken.get(key)));
    }

    private void send(String key, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic, 0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
