package io.modelmarket.billing.usage;

import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.usage.fold.QuotaUse;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes in a batch: drops what is counted, parks what is refused, adds the rest to rollups and quota counters, advances
 * marks and offsets, and tells the data planes, all in one transaction. The offsets' rows are its lock: a reader that
 * lost its partition finds them moved and changes nothing.
 */
@ApplicationScoped
class Intake {

    private final IntakeStore store;
    private final RejectedUsage rejected;
    private final Counting counting;
    private final MarkAnnouncement announcement;
    private final UsageConfig config;
    private final InstantSource clock;

    @Inject
    Intake(
            IntakeStore store,
            RejectedUsage rejected,
            Counting counting,
            MarkAnnouncement announcement,
            UsageConfig config,
            InstantSource clock) {
        this.store = store;
        this.rejected = rejected;
        this.counting = counting;
        this.announcement = announcement;
        this.config = config;
        this.clock = clock;
    }

    /** Where to go on in each partition. */
    @Transactional
    public Map<Integer, Long> positions(Set<Integer> partitions) {
        return store.offsets(partitions, clock.instant());
    }

    /** What adds records to batches for this, a new one for each reader. */
    Folding folding(KnownSubscriptions subscriptions, TenantScope scope) {
        return new Folding(config, new StoredLookups(this, subscriptions, scope), clock);
    }

    /** How far nodes are counted, as committed now; those of which nothing is counted are left out. */
    @Transactional
    public Map<MarkKey, Mark> marks(Set<MarkKey> keys) {
        return store.marks(keys);
    }

    /** Takes the batch in, or, if another reader has been there, nothing of it. */
    @Transactional
    public Outcome absorb(IntakeBatch batch) {
        IntakeBatch.Offsets offsets = batch.offsets();
        if (!store.lockOffsets(offsets.expected().keySet()).equals(offsets.expected())) {
            return new Outcome.Overtaken();
        }
        requireRightClock(batch.rejections());
        Instant now = clock.instant();
        Counting.Sums sums = new Counting.Sums(batch.totals(), batch.subscriptions());
        Map<QuotaUse.Key, Long> used = counting.add(sums, now);
        if (!batch.marks().isEmpty()) {
            store.writeMarks(batch.marks(), now);
        }
        if (!batch.rejections().isEmpty()) {
            rejected.park(batch.rejections(), now);
        }
        store.advanceOffsets(offsets.next(), now);
        announcement.publish(batch.marks());
        counting.publish(sums, used, now);
        return new Outcome.TakenIn(
                batch.counts().accepted(),
                batch.counts().duplicates(),
                batch.rejections().size());
    }

    /**
     * Passes when nothing is refused for its time that the database's clock finds possible: else ours is wrong, or was
     * when the batch was judged, and usage waits rather than be set aside.
     */
    private void requireRightClock(List<Rejection> rejections) {
        List<Rejection> forTheirTime = rejections.stream()
                .filter(rejection -> rejection.reason() == RejectionReason.ABSURD_TIME)
                .toList();
        if (forTheirTime.isEmpty()) {
            return;
        }
        Instant there = store.clock();
        Inspection byThatClock = new Inspection(config, there);
        for (Rejection rejection : forTheirTime) {
            UsageEvent event = Inspection.event(rejection.value());
            if (event != null && byThatClock.isPossible(event)) {
                throw new IllegalStateException("usage waits, because this service's clock (" + clock.instant()
                        + ") would refuse what the database's (" + there + ") would not: set the wrong one right");
            }
        }
    }

    /** What became of a batch. */
    sealed interface Outcome {

        /** It is committed. */
        record TakenIn(long accepted, long duplicates, long rejected) implements Outcome {}

        /** Another reader has moved the offsets; nothing was changed. */
        record Overtaken() implements Outcome {}
    }
}
