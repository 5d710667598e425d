package io.modelmarket.billing.usage;

import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamReader;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.kit.tenancy.TenantScope;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads this instance's share of the usage topic. Where to go on comes from the database whenever partitions are
 * assigned; Kafka only divides the partitions among instances. While one batch is written the next is folded.
 */
final class UsageReader implements StreamReader, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration SHORT_POLL = Duration.ofMillis(5);
    private static final int ENOUGH_BYTES = 1 << 20;
    private static final int RECORDS_AT_ONCE = 5000;
    /** A record may hold many events, so what a broker answers with is bounded by bytes too. */
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final Folding folding;
    private final IntakeWriter writer;
    private final TenantScope scope;
    private final IntakeProgress progress;
    private final Pace pace;
    private final Density density = new Density();
    private final String topic;
    private final Map<Integer, Long> positions = new HashMap<>();
    private long writing;
    private boolean closing;

    UsageReader(
            KafkaAccess kafka,
            UsageConfig config,
            Intake intake,
            Folding folding,
            TenantScope scope,
            IntakeProgress progress) {
        this.intake = intake;
        this.folding = folding;
        this.writer = new IntakeWriter(intake, scope);
        this.scope = scope;
        this.progress = progress;
        this.pace = new Pace(config.commitEvery(), System.nanoTime());
        this.topic = kafka.nameOf(Topic.USAGE);
        this.consumer = kafka.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                kafka.prefix() + "-billing-usage",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Math.min(RECORDS_AT_ONCE, config.batchSize()),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.sessionTimeout().toMillis()),
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                ENOUGH_BYTES,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                BYTES_AT_ONCE,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(config.gather().toMillis()),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(config.sessionTimeout().toMillis() / 4)));
        consumer.subscribe(List.of(topic), this);
    }

    @Override
    public void step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience());
        long before = folding.events();
        folding.add(records);
        density.saw(records.count(), folding.events() - before);
        if (writer.isDone()) {
            settle();
        }
        long lag = lag();
        progress.lag(lag + folding.events() + writing);
        if (folding.isFull() || (folding.events() > 0 && pace.nanosLeft(lag == 0, System.nanoTime()) <= 0)) {
            write();
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            consumer.close();
        } finally {
            writer.close();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        goTo(assigned.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
    }

    /** Takes in what was read of them, while they are still ours, and forgets what only their reader can know. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        if (!closing) {
            write();
            settle();
        }
        folding.discard();
        revoked.forEach(partition -> positions.remove(partition.partition()));
    }

    /** Hands the batch to the writer, when that is through with the one before. */
    private void write() {
        settle();
        if (folding.events() > 0) {
            writing = folding.events();
            IntakeBatch batch = folding.take(positions);
            positions.putAll(batch.offsets().next());
            pace.begins(System.nanoTime());
            writer.write(batch);
        }
    }

    /** Waits for the batch that is being written. */
    private void settle() {
        IntakeWriter.Written written = writer.await();
        if (written != null) {
            writing = 0;
            pace.took(written.nanos());
            switch (written.outcome()) {
                case Intake.Outcome.TakenIn taken -> progress.tookIn(taken);
                case Intake.Outcome.Overtaken overtaken -> {
                    folding.discard();
                    goTo(Set.copyOf(positions.keySet()));
                }
            }
        }
    }

    private void goTo(Set<Integer> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<Integer, Long> next = scope.callAsPlatform(() -> intake.positions(partitions));
        positions.putAll(next);
        next.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
    }

    /** How long to wait for records: not past the time when those that are there are due. */
    private Duration patience() {
        if (folding.events() == 0) {
            return POLL;
        }
        long left = pace.nanosLeft(true, System.nanoTime());
        return Duration.ofNanos(Math.clamp(left, SHORT_POLL.toNanos(), POLL.toNanos()));
    }

    /** About how many events are not read yet. */
    private long lag() {
        return density.events(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }
}
