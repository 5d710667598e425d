package io.modelmarket.billing.directory;

import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamReader;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads both compacted topics from the beginning, in each instance; a poll's records are one transaction. */
final class DirectoryReader implements StreamReader {

    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final DirectoryWriter writer;
    private final TenantScope scope;
    private final TopicPartition members;
    private final TopicPartition releases;
    private final Runnable onCaughtUp;

    DirectoryReader(KafkaAccess kafka, DirectoryWriter writer, TenantScope scope, Runnable onCaughtUp) {
        this.writer = writer;
        this.scope = scope;
        this.onCaughtUp = onCaughtUp;
        this.members = new TopicPartition(kafka.nameOf(Topic.MEMBERS), 0);
        this.releases = new TopicPartition(kafka.nameOf(Topic.RELEASES), 0);
        this.consumer = kafka.consumer(Map.of());
        consumer.assign(List.of(members, releases));
        consumer.seekToBeginning(List.of(members, releases));
    }

    @Override
    public void step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            scope.runAsPlatform(() -> QuarkusTransaction.requiringNew().run(() -> records.forEach(this::apply)));
        }
        if (isAtEnd(members) && isAtEnd(releases)) {
            onCaughtUp.run();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.topic().equals(members.topic())) {
            writer.applyMembers(key, record.value(), record.offset());
        } else {
            writer.applyRelease(key, record.value(), record.offset());
        }
    }

    private boolean isAtEnd(TopicPartition partition) {
        return consumer.currentLag(partition).orElse(1) == 0;
    }
}
