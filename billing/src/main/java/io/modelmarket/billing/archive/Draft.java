package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedFile.Span;
import io.modelmarket.billing.usage.Inspection;
import io.modelmarket.billing.usage.fold.Claim;
import io.modelmarket.billing.usage.fold.Claims;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The records read since the last files were written: one span for each partition. It tells duplicates as intake does,
 * by the same arithmetic. For one thread, across tenants.
 */
final class Draft implements AutoCloseable {

    private final ArchiveConfig config;
    private final ArchiveStore store;
    private final FileWriting files;
    private final ArchiveProgress progress;
    private final EventBuffer buffer;
    private final Map<Integer, Span> spans = new TreeMap<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final Map<MarkKey, Mark> marks = new HashMap<>();
    private final EventsOfRecord at = new EventsOfRecord();
    private Claims claims = new Claims(Map.of());
    private int events;
    private long since;

    Draft(ArchiveConfig config, ArchiveStore store, ArchiveFolder folder, ArchiveProgress progress) {
        this.config = config;
        this.store = store;
        this.files = new FileWriting(store, folder, progress);
        this.progress = progress;
        this.buffer = new EventBuffer(folder.columns(1));
    }

    /** Forgets what was added; what is added next follows what is archived up to here. */
    void discard(Map<Integer, Long> archivedUpTo, Map<MarkKey, Mark> archived) {
        positions.clear();
        positions.putAll(archivedUpTo);
        marks.clear();
        marks.putAll(archived);
        clear();
    }

    /** Whether the record belongs to a later hour than what there is of its partition. */
    boolean isBeyondItsHour(ConsumerRecord<byte[], byte[]> record) {
        Span span = spans.get(record.partition());
        return span != null && hour(record).isAfter(span.hour());
    }

    /** Adds a record that intake has decided about; how many events it held. */
    int add(ConsumerRecord<byte[], byte[]> record) {
        int added = 0;
        Claim begun = null;
        for (at.of(record.value()); at.next(); added++) {
            UsageEvent event = Inspection.event(at);
            Optional<EventId> id = event == null ? Optional.empty() : Inspection.identity(event);
            boolean claimed = true;
            if (id.isPresent()) {
                Claim claim = claims.of(id.get(), record.partition());
                if (begun == null) {
                    claim.begin(Inspection.after(record));
                    begun = claim;
                }
                claimed = claim.take(id.get().sequence());
            }
            buffer.add(record, at, event, !claimed);
        }
        if (begun != null) {
            begun.end();
        }
        Span one = new Span(record.partition(), hour(record), record.offset(), record.offset());
        spans.merge(
                record.partition(),
                one,
                (all, last) -> new Span(all.partition(), all.hour(), all.first(), last.last()));
        if (events == 0) {
            since = System.nanoTime();
        }
        events += added;
        return added;
    }

    /** Whether there is enough, or it has waited long enough, or somebody waits for it. */
    boolean isDue() {
        return events > 0
                && (progress.takeHurry()
                        || events >= config.fileEvents()
                        || System.nanoTime() - since >= config.writeEvery().toNanos());
    }

    /** Writes and records a file for each partition; false when another instance has been there. */
    boolean write() {
        SortedMap<MarkKey, Mark> moved = claims.takeMoved();
        for (Span span : spans.values()) {
            if (!write(span, moved)) {
                return false;
            }
            positions.put(span.partition(), span.last() + 1);
        }
        marks.putAll(moved);
        clear();
        return true;
    }

    private boolean write(Span span, SortedMap<MarkKey, Mark> moved) {
        return files.write(
                buffer,
                new FileWriting.Part(span, store.refusals(span), of(span.partition(), moved)),
                positions.getOrDefault(span.partition(), 0L));
    }

    private static SortedMap<MarkKey, Mark> of(int partition, SortedMap<MarkKey, Mark> marks) {
        SortedMap<MarkKey, Mark> own = new TreeMap<>(marks);
        own.keySet().removeIf(key -> key.partition() != partition);
        return own;
    }

    private void clear() {
        buffer.clear();
        spans.clear();
        claims = new Claims(marks);
        events = 0;
    }

    private static Instant hour(ConsumerRecord<byte[], byte[]> record) {
        return EventBuffer.recordedAt(record).truncatedTo(ChronoUnit.HOURS);
    }

    @Override
    public void close() {
        buffer.close();
    }
}
