package io.modelmarket.billing.usage;

import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.usage.fold.Claim;
import io.modelmarket.billing.usage.fold.Claims;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.usage.fold.QuotaUse;
import io.modelmarket.billing.usage.fold.Sum;
import io.modelmarket.billing.usage.fold.Totals;
import io.modelmarket.billing.usage.fold.UsageFold;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.id.EventId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * Adds events to a batch as they come, keeping none of them but those that are refused. Nearly every event says what an
 * earlier one said of itself: it is added to the same sum, without an object of its own. All others go the long way,
 * through protobuf and {@link Inspection}. Marks are remembered from batch to batch: they are the database's as long as
 * nobody else moves the offsets, which the transaction finds out. For one thread.
 */
final class Folding {

    private static final int MOST_CLAIMS = 100_000;
    private static final int EVENTS_FOR_A_REFUSAL = 500;

    private final UsageConfig config;
    private final Lookups lookups;
    private final InstantSource clock;
    private final EventsOfRecord events = new EventsOfRecord();
    private final UsageBytes bytes = new UsageBytes();
    private final Claims claims = new Claims(Map.of());
    private final UsageFold fold = new UsageFold();
    private final Places places = new Places();
    private final Map<Integer, Claim> recent = new HashMap<>();
    private final Map<UUID, Metered> subscriptions = new HashMap<>();
    private final Map<Integer, Long> next = new HashMap<>();
    private final int mostClaims;
    private List<Rejection> rejections = new ArrayList<>();
    private Inspection inspection;
    private long after;
    private @Nullable Claim begun;
    private long accepted;
    private long duplicates;

    Folding(UsageConfig config, Lookups lookups, InstantSource clock) {
        this(config, lookups, clock, MOST_CLAIMS);
    }

    /** One that remembers so many claims beyond those of the batch before. */
    Folding(UsageConfig config, Lookups lookups, InstantSource clock, int mostClaims) {
        this.mostClaims = mostClaims;
        this.config = config;
        this.lookups = lookups;
        this.clock = clock;
        this.inspection = new Inspection(config, clock.instant());
    }

    /** Adds the records, which follow what was added before. */
    void add(ConsumerRecords<byte[], byte[]> records) {
        inspection = new Inspection(config, clock.instant());
        boolean lookedUp = false;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            begin(record);
            for (events.of(record.value()); events.next(); ) {
                if (!addKnown(record.partition())) {
                    if (!lookedUp) {
                        lookUp(records);
                        lookedUp = true;
                    }
                    addNew(record);
                }
            }
        }
        records.nextOffsets().forEach((partition, after) -> next.put(partition.partition(), after.offset()));
    }

    /** How many events the batch has. */
    long events() {
        return accepted + duplicates + rejections.size();
    }

    /** Whether the batch has to end: what it holds grows with its rows and its refusals. */
    boolean isFull() {
        return events() >= config.batchSize()
                || fold.rows() >= config.rememberedSubscriptions()
                || rejections.size() > config.batchSize() / EVENTS_FOR_A_REFUSAL;
    }

    /**
     * The batch, before which the partitions stood at {@code positions}; the next one begins with nothing. The batch
     * before has to be written: what this one moves is all that the database does not say yet.
     */
    IntakeBatch take(Map<Integer, Long> positions) {
        Map<Integer, Long> expected = new HashMap<>();
        next.keySet().forEach(partition -> expected.put(partition, Objects.requireNonNull(positions.get(partition))));
        Totals totals = fold.take();
        SortedMap<MarkKey, Mark> marks = claims.takeMoved();
        IntakeBatch batch = new IntakeBatch(
                totals,
                marks,
                rejections,
                named(totals),
                new IntakeBatch.Offsets(expected, Map.copyOf(next)),
                new IntakeBatch.Counts(accepted, duplicates));
        begin();
        if (Math.max(places.size(), fold.size()) > config.rememberedSubscriptions()) {
            forgetSums();
        }
        if (claims.size() > mostClaims) {
            claims.keep(marks.keySet());
            recent.clear();
        }
        return batch;
    }

    /** Forgets the batch, and how far nodes are counted: somebody else may count now. */
    void discard() {
        begin();
        forgetSums();
        forgetClaims();
    }

    private void begin() {
        next.clear();
        rejections = new ArrayList<>();
        accepted = 0;
        duplicates = 0;
    }

    private void forgetSums() {
        fold.clear();
        places.clear();
        subscriptions.clear();
    }

    private void forgetClaims() {
        claims.clear();
        recent.clear();
    }

    private Map<UUID, Metered> named(Totals totals) {
        Map<UUID, Metered> named = new HashMap<>();
        for (QuotaUse use : totals.quotas()) {
            UUID id = use.key().subscription();
            named.put(id, Objects.requireNonNull(subscriptions.get(id)));
        }
        return named;
    }

    /** Adds an event whose node and sum are known; false, and nothing is changed, when it is none. */
    private boolean addKnown(int partition) {
        if (!isRead(events) || bytes.sequence() < 1) {
            return false;
        }
        Claim claim = claim(partition);
        Sum sum = claim == null ? null : sum();
        if (claim == null || sum == null) {
            return false;
        }
        begin(claim);
        if (!claim.take(bytes.sequence())) {
            duplicates++;
            return true;
        }
        accepted++;
        if (bytes.billable()) {
            sum.count(claim.node(), partition, bytes.requests(), 0);
            sum.addRows(bytes.rows(), bytes.computeMicros());
            sum.addBytes(bytes.bytesIn(), bytes.bytesOut());
            sum.addTokens(bytes.tokensIn(), bytes.tokensOut());
        } else {
            sum.count(claim.node(), partition, 0, bytes.requests());
        }
        return true;
    }

    private void begin(ConsumerRecord<byte[], byte[]> record) {
        if (begun != null) {
            begun.end();
            begun = null;
        }
        after = Inspection.after(record);
    }

    /** What a record says that it follows is said of its first event. */
    private void begin(Claim claim) {
        if (begun == null) {
            begun = claim;
            claim.begin(after);
        }
    }

    private boolean isRead(EventsOfRecord at) {
        return bytes.read(at.bytes(), at.from(), at.to());
    }

    private @Nullable Sum sum() {
        return inspection.isPlausible(bytes) ? places.find(bytes) : null;
    }

    private @Nullable Claim claim(int partition) {
        Claim last = recent.get(partition);
        if (last != null && last.epoch() == bytes.epoch() && bytes.nodeIs(last.nodeBytes())) {
            return last;
        }
        Claim claim = claims.find(new MarkKey(bytes.node(), bytes.epoch(), partition));
        if (claim != null) {
            recent.put(partition, claim);
        }
        return claim;
    }

    /** Adds an event whose node and subscription were looked up. */
    private void addNew(ConsumerRecord<byte[], byte[]> record) {
        UsageEvent event = Inspection.event(events);
        if (event == null) {
            refuse(record, null, RejectionReason.MALFORMED, "the value is not a usage event");
            return;
        }
        Optional<EventId> id = Inspection.identity(event);
        if (id.isEmpty()) {
            refuse(record, null, RejectionReason.MISSING_IDENTITY, "node, epoch or sequence is not valid");
            return;
        }
        Claim claim = claims.of(id.get(), record.partition());
        begin(claim);
        if (claim.take(id.get().sequence())) {
            Metered subscription =
                    Inspection.subscription(event).map(lookups::subscription).orElse(null);
            switch (inspection.judge(event, id.get(), record.partition(), subscription)) {
                case Verdict.Counts counts -> count(counts, Objects.requireNonNull(subscription));
                case Verdict.Refused refused -> refuse(record, id.get(), refused.reason(), refused.detail());
            }
        } else {
            duplicates++;
        }
    }

    private void count(Verdict.Counts counts, Metered subscription) {
        accepted++;
        subscriptions.put(subscription.id(), subscription);
        Sum sum = fold.add(counts.usage());
        if (isRead(events)) {
            places.remember(bytes, sum);
        }
    }

    private void refuse(
            ConsumerRecord<byte[], byte[]> record, @Nullable EventId id, RejectionReason reason, String detail) {
        rejections.add(Rejection.of(record, events, id, reason, detail));
    }

    /** Looks up, all at once, what is not known of the events among the records. */
    private void lookUp(ConsumerRecords<byte[], byte[]> records) {
        List<UsageEvent> unknown = new ArrayList<>();
        EventsOfRecord ahead = new EventsOfRecord();
        Set<MarkKey> keys = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            for (ahead.of(record.value()); ahead.next(); ) {
                boolean known = isRead(ahead) && claim(record.partition()) != null && sum() != null;
                UsageEvent event = known ? null : Inspection.event(ahead);
                if (event != null) {
                    unknown.add(event);
                    Inspection.identity(event)
                            .map(id -> MarkKey.of(id, record.partition()))
                            .filter(key -> claims.find(key) == null)
                            .ifPresent(keys::add);
                }
            }
        }
        lookups.load(keys, unknown).forEach(claims::know);
    }
}
