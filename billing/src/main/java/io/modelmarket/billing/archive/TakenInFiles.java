package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedFile.Span;
import io.modelmarket.billing.usage.Inspection;
import io.modelmarket.billing.usage.TakenInUsage;
import io.modelmarket.billing.usage.TakenInUsage.Placed;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.Topic;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/**
 * Archives what finance has taken in, as a partition of its own: where it was refused its file says so for good. Each
 * instance looks; who is first writes. For one thread, across tenants.
 */
final class TakenInFiles {

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    private static final Set<Integer> PARTITION = Set.of(TakenInUsage.PARTITION);

    private final ArchiveConfig config;
    private final ArchiveStore store;
    private final ArchiveFolder folder;
    private final FileWriting files;
    private long lookedAt = System.nanoTime() - LOOK_EVERY;

    TakenInFiles(ArchiveConfig config, ArchiveStore store, ArchiveFolder folder, ArchiveProgress progress) {
        this.config = config;
        this.store = store;
        this.folder = folder;
        this.files = new FileWriting(store, folder, progress);
    }

    /** Archives what there is, a file at most; now and then it looks. */
    void archive() {
        if (System.nanoTime() - lookedAt < LOOK_EVERY) {
            return;
        }
        lookedAt = System.nanoTime();
        long decided = store.decided(PARTITION).getOrDefault(TakenInUsage.PARTITION, 0L);
        if (decided == 0) {
            return;
        }
        long from = store.positions(PARTITION).getOrDefault(TakenInUsage.PARTITION, 0L);
        List<Placed> some = from < decided ? store.takenIn(from, config.fileEvents()) : List.of();
        if (!some.isEmpty()) {
            write(some);
        }
    }

    private void write(List<Placed> some) {
        Placed first = some.getFirst();
        try (EventBuffer buffer = new EventBuffer(folder.columns(1))) {
            EventsOfRecord at = new EventsOfRecord();
            for (Placed placed : some) {
                ConsumerRecord<byte[], byte[]> record = record(placed);
                for (at.of(record.value()); at.next(); ) {
                    buffer.add(record, at, Inspection.event(at), false);
                }
            }
            Span span = new Span(
                    TakenInUsage.PARTITION,
                    first.at().truncatedTo(ChronoUnit.HOURS),
                    first.place(),
                    some.getLast().place());
            files.write(buffer, new FileWriting.Part(span, List.of(), new TreeMap<>()), first.place());
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(Placed placed) {
        return new ConsumerRecord<>(
                Topic.USAGE.toString(),
                TakenInUsage.PARTITION,
                placed.place(),
                placed.at().toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                placed.event().length,
                null,
                placed.event(),
                new RecordHeaders(),
                Optional.empty());
    }
}
