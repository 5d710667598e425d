package io.modelmarket.billing.archive;

import io.modelmarket.billing.stream.KafkaAccess;
import io.modelmarket.billing.stream.StreamReader;
import io.modelmarket.billing.usage.Density;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.kit.tenancy.TenantScope;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the usage topic a second time, behind intake: a record is archived when intake has decided about it. Where to
 * go on comes from the database. At most one poll of records waits for intake.
 */
final class ArchiveReader implements StreamReader, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MOST_AT_ONCE = 5000;
    private static final int BYTES_AT_ONCE = 4 << 20;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ArchiveStore store;
    private final TenantScope scope;
    private final ArchiveProgress progress;
    private final Draft draft;
    private final TakenInFiles takenIn;
    private final GivingWay givingWay;
    private final Density density = new Density();
    private final String topic;
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private final Map<Integer, Long> decided = new HashMap<>();

    ArchiveReader(
            KafkaAccess kafka,
            ArchiveConfig config,
            ArchiveStore store,
            ArchiveFolder folder,
            TenantScope scope,
            ArchiveProgress progress) {
        this.store = store;
        this.scope = scope;
        this.progress = progress;
        this.draft = new Draft(config, store, folder, progress);
        this.takenIn = new TakenInFiles(config, store, folder, progress);
        this.givingWay = new GivingWay(config.giveWayAbove(), config.giveWayFor());
        this.topic = kafka.nameOf(Topic.USAGE);
        this.consumer = kafka.consumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                kafka.prefix() + "-billing-archive",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_AT_ONCE,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                BYTES_AT_ONCE,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(config.sessionTimeout().toMillis()),
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(config.sessionTimeout().toMillis() / 4)));
        consumer.subscribe(List.of(topic), this);
    }

    @Override
    public void step() {
        consumer.poll(POLL).forEach(waiting::add);
        boolean works = !givingWay.isDue(progress.beforeIntake(), System.nanoTime());
        if (works) {
            scope.runAsPlatform(this::archive);
            scope.runAsPlatform(takenIn::archive);
        }
        if (works && waiting.isEmpty()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        progress.lag(density.events(waiting.size()
                + consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum()));
    }

    @Override
    public void close() {
        try {
            consumer.close();
        } finally {
            draft.close();
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        goToWhereTheArchiveEnds();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // Whoever reads these now begins where the archive ends; so does this reader with those it keeps.
        draft.discard(Map.of(), Map.of());
        waiting.clear();
    }

    private void goToWhereTheArchiveEnds() {
        waiting.clear();
        Set<Integer> partitions =
                consumer.assignment().stream().map(TopicPartition::partition).collect(Collectors.toSet());
        Map<Integer, Long> ends = scope.callAsPlatform(() -> {
            Map<Integer, Long> positions = store.positions(partitions);
            draft.discard(positions, store.marks(partitions));
            return positions;
        });
        ends.forEach((partition, offset) -> consumer.seek(new TopicPartition(topic, partition), offset));
    }

    private void archive() {
        Iterator<ConsumerRecord<byte[], byte[]>> records = waiting.iterator();
        boolean asked = false;
        long archived = 0;
        long events = 0;
        while (records.hasNext()) {
            ConsumerRecord<byte[], byte[]> record = records.next();
            if (!asked && !isDecided(record)) {
                decided.putAll(store.decided(consumer.assignment().stream()
                        .map(TopicPartition::partition)
                        .toList()));
                asked = true;
            }
            if (isDecided(record)) {
                if (draft.isBeyondItsHour(record) && !draft.write()) {
                    goToWhereTheArchiveEnds();
                    return;
                }
                events += draft.add(record);
                archived++;
                records.remove();
            }
        }
        density.saw(archived, events);
        if (draft.isDue() && !draft.write()) {
            goToWhereTheArchiveEnds();
        }
    }

    private boolean isDecided(ConsumerRecord<byte[], byte[]> record) {
        return record.offset() < decided.getOrDefault(record.partition(), 0L);
    }
}
