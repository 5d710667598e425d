package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.RecordHeader;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvents;
import io.modelmarket.deploy.stack.TestPlace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** The usage topic of a test's place from its beginning, as billing reads it. */
final class UsagePartitions implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, List<Sent>> records = new TreeMap<>();

    /** A record: what it says that it follows, -1 for nothing, and its events. */
    record Sent(long after, List<UsageEvent> events) {}

    UsagePartitions(TestPlace place) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        place.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(place.topic(Topic.USAGE)).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    Map<Integer, List<Sent>> records() {
        return records;
    }

    List<Sent> records(int partition) {
        return records.getOrDefault(partition, List.of());
    }

    List<UsageEvent> events(int partition) {
        return records(partition).stream()
                .flatMap(sent -> sent.events().stream())
                .toList();
    }

    int events() {
        return records.keySet().stream()
                .mapToInt(partition -> events(partition).size())
                .sum();
    }

    /** Reads until that is so. */
    void await(BooleanSupplier enough) {
        Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
            return enough.getAsBoolean();
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Header after = record.headers().lastHeader(RecordHeader.AFTER);
        try {
            records.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                    .add(new Sent(
                            RecordHeader.after(after == null ? null : after.value()),
                            UsageEvents.parseFrom(record.value()).getEventsList()));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
