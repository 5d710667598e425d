package io.modelmarket.kit;

import static io.modelmarket.kit.NotesCalls.ACME;
import static io.modelmarket.kit.NotesCalls.add;
import static io.modelmarket.kit.NotesCalls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.TenantState;
import io.modelmarket.kit.outbox.Outbox;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(NotesPlace.class)
class OutboxTest {

    @Inject
    Outbox outbox;

    @Inject
    TenantScope scope;

    @Test
    void sendsWhatWasCommittedInOrderAndNothingElse() {
        List<String> added = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            added.add(add("alice", "acme"));
        }
        as("alice").body(Map.of("text", "rubbish")).post(ACME).then().statusCode(500);
        added.add(add("alice", "acme"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(keys()).containsSubsequence(added).doesNotContain("rubbish"));
    }

    @Test
    void sendsManyAtOnceInTheirOrder() {
        List<Outbox.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            TenantState value = TenantState.newBuilder().setTenant("many").build();
            entries.add(new Outbox.Entry(Topic.MEMBERS, "many-" + i, i % 7 == 0 ? null : value));
        }

        scope.runAsPlatform(() -> QuarkusTransaction.requiringNew().run(() -> {
            outbox.publishAll(entries);
            outbox.publishAll(List.of());
        }));

        List<String> wanted = entries.stream().map(Outbox.Entry::key).toList();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(keys()).containsSubsequence(wanted));
    }

    @Test
    void isWrittenOnlyWithinATransaction() {
        assertThatThrownBy(() -> outbox.publish(Topic.MEMBERS, "nobody", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within a transaction");
    }

    private List<String> keys() {
        TopicPartition partition = new TopicPartition(NotesPlace.place().topic(Topic.MEMBERS), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        NotesPlace.place().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> keys = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
            }
            return keys;
        }
    }
}
