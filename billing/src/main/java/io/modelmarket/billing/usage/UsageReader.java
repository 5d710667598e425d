package io.modelmarket.billing.usage;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamReader;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.kit.tenancy.TenantScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads this instance's share of the usage topic. Where to go on comes from the database whenever partitions are
 * assigned; Kafka only divides the partitions among instances.
 */
final class UsageReader implements StreamReader, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int ENOUGH_BYTES = 1 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final KnownSubscriptions subscriptions;
    private final TenantScope scope;
    private final IntakeProgress progress;
    private final String topic;
    private final Map<Integer, Long> positions = new HashMap<>();

    UsageReader(
            KafkaAccess kafka,
            UsageConfig config,
            Intake intake,
            KnownSubscriptions subscriptions,
            TenantScope scope,
            IntakeProgress progress) {
        this.intake = intake;
        this.subscriptions = subscriptions;
        this.scope = scope;
        this.progress = progress;
        this.topic = kafka.nameOf(Topic.USAGE);
        this.consumer = kafka.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                kafka.prefix() + "-billing-usage",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                config.batchSize(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.sessionTimeout().toMillis()),
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                ENOUGH_BYTES,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(config.gather().toMillis()),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(config.sessionTimeout().toMillis() / 4)));
        consumer.subscribe(List.of(topic), this);
    }

    @Override
    public void step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            IntakeBatch batch = batch(records);
            switch (absorb(batch)) {
                case Intake.Outcome.TakenIn taken -> {
                    positions.putAll(batch.next());
                    progress.tookIn(taken);
                }
                case Intake.Outcome.Overtaken overtaken -> goTo(positions.keySet());
            }
        }
        progress.lag(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    @Override
    public void close() {
        consumer.close();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        goTo(assigned.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        revoked.forEach(partition -> positions.remove(partition.partition()));
    }

    private void goTo(Set<Integer> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<Integer, Long> next = scope.callAsPlatform(() -> intake.positions(Set.copyOf(partitions)));
        positions.putAll(next);
        next.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
    }

    private Intake.Outcome absorb(IntakeBatch batch) {
        List<UsageEvent> events = batch.items().stream()
                .map(IntakeBatch.Item::event)
                .filter(Objects::nonNull)
                .toList();
        return scope.callAsPlatform(() -> {
            Map<UUID, Metered> known = subscriptions.of(events);
            return intake.absorb(batch, known);
        });
    }

    private IntakeBatch batch(ConsumerRecords<byte[], byte[]> records) {
        List<IntakeBatch.Item> items = new ArrayList<>(records.count());
        Map<Integer, Long> expected = new HashMap<>();
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            items.add(new IntakeBatch.Item(record, parse(record.value())));
            expected.computeIfAbsent(record.partition(), p -> Objects.requireNonNull(positions.get(p)));
            next.put(record.partition(), record.offset() + 1);
        }
        return new IntakeBatch(items, expected, next);
    }

    private static @Nullable UsageEvent parse(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return UsageEvent.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }
}
