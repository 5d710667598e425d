package io.modelmarket.billing.usage;

import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.quota.Quotas;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.usage.fold.QuotaUse;
import io.modelmarket.billing.usage.fold.UsageFold;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.NodeMark;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.contracts.id.EventId;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in a batch: drops what is counted, parks what is refused, adds the rest to rollups and quota counters, advances
 * marks and offsets, and tells the data planes, all in one transaction. The offsets' rows are its lock: a reader that
 * lost its partition finds them moved and changes nothing.
 */
@ApplicationScoped
class Intake {

    private final IntakeStore store;
    private final RejectedUsage rejected;
    private final Quotas quotas;
    private final Outbox outbox;
    private final UsageConfig config;
    private final InstantSource clock;

    @Inject
    Intake(
            IntakeStore store,
            RejectedUsage rejected,
            Quotas quotas,
            Outbox outbox,
            UsageConfig config,
            InstantSource clock) {
        this.store = store;
        this.rejected = rejected;
        this.quotas = quotas;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** Where to go on in each partition. */
    @Transactional
    public Map<Integer, Long> positions(Set<Integer> partitions) {
        return store.offsets(partitions, clock.instant());
    }

    /** Takes the batch in, or, if another reader has been there, nothing of it. */
    @Transactional
    public Outcome absorb(IntakeBatch batch, Map<UUID, Metered> subscriptions) {
        if (!store.lockOffsets(batch.expected().keySet()).equals(batch.expected())) {
            return new Outcome.Overtaken();
        }
        Instant now = clock.instant();
        UsageFold fold = new UsageFold(store.marks(markKeys(batch)));
        List<Rejection> rejections = judge(batch, subscriptions, fold, now);
        if (!fold.rollups().isEmpty()) {
            store.addRollups(fold.rollups());
        }
        Map<QuotaUse.Key, Long> used = fold.quotas().isEmpty() ? Map.of() : store.addQuotas(fold.quotas(), now);
        if (!fold.nodeQuotas().isEmpty()) {
            store.addNodeQuotas(fold.nodeQuotas());
        }
        markAlerts(fold, subscriptions, now);
        if (!fold.advancedMarks().isEmpty()) {
            store.writeMarks(fold.advancedMarks(), now);
        }
        rejections.forEach(rejection -> rejected.park(rejection, now));
        store.advanceOffsets(batch.next(), now);
        publishMarks(fold);
        publishQuotas(fold, used, subscriptions, now);
        int accepted = batch.items().size() - rejections.size() - Math.toIntExact(fold.duplicates());
        return new Outcome.TakenIn(accepted, fold.duplicates(), rejections.size());
    }

    private static Set<MarkKey> markKeys(IntakeBatch batch) {
        Set<MarkKey> keys = new HashSet<>();
        for (IntakeBatch.Item item : batch.items()) {
            UsageEvent event = item.event();
            if (event != null) {
                Inspection.identity(event).ifPresent(id -> keys.add(MarkKey.of(id, item.partition())));
            }
        }
        return keys;
    }

    private List<Rejection> judge(IntakeBatch batch, Map<UUID, Metered> subscriptions, UsageFold fold, Instant now) {
        Inspection inspection = new Inspection(config, now);
        List<Rejection> rejections = new ArrayList<>();
        for (IntakeBatch.Item item : batch.items()) {
            UsageEvent event = item.event();
            if (event == null) {
                rejections.add(new Rejection(
                        item.record(), null, RejectionReason.MALFORMED, "the value is not a usage event"));
                continue;
            }
            Optional<EventId> id = Inspection.identity(event);
            if (id.isEmpty()) {
                rejections.add(new Rejection(
                        item.record(), null, RejectionReason.MISSING_IDENTITY, "node, epoch or sequence is not valid"));
            } else if (fold.claim(id.get(), item.partition())) {
                Metered subscription =
                        Inspection.subscription(event).map(subscriptions::get).orElse(null);
                switch (inspection.judge(event, id.get(), item.partition(), subscription)) {
                    case Verdict.Counts counts -> fold.add(counts.usage());
                    case Verdict.Refused refused ->
                        rejections.add(new Rejection(item.record(), id.get(), refused.reason(), refused.detail()));
                }
            }
        }
        return rejections;
    }

    private void markAlerts(UsageFold fold, Map<UUID, Metered> subscriptions, Instant now) {
        List<QuotaUse.Key> soft = fold.quotas().stream()
                .map(QuotaUse::key)
                .filter(key -> Objects.requireNonNull(subscriptions.get(key.subscription()))
                        .hasSoftQuota())
                .toList();
        if (!soft.isEmpty()) {
            store.markAlerts(soft, now);
        }
    }

    private void publishMarks(UsageFold fold) {
        outbox.publishAll(fold.advancedMarks().entrySet().stream()
                .map(moved -> mark(moved.getKey(), moved.getValue()))
                .toList());
    }

    private static Outbox.Entry mark(MarkKey key, Mark mark) {
        return new Outbox.Entry(
                Topic.MARKS,
                key.node() + "/" + key.epoch() + "/" + key.partition(),
                UsageMark.newBuilder()
                        .setNode(key.node())
                        .setEpoch(key.epoch())
                        .setPartition(key.partition())
                        .setSequence(mark.sequence())
                        .build());
    }

    /** Only for plans with a hard quota, and not for periods that are over. */
    private void publishQuotas(
            UsageFold fold, Map<QuotaUse.Key, Long> used, Map<UUID, Metered> subscriptions, Instant now) {
        Map<Integer, List<NodeMark>> marks = new HashMap<>();
        Map<QuotaUse.Key, List<IntakeStore.NodeShare>> shares =
                fold.nodeQuotas().isEmpty() ? Map.of() : store.nodeShares(used.keySet());
        List<Quotas.Counted> counted = new ArrayList<>();
        for (QuotaUse use : fold.quotas()) {
            Metered subscription =
                    Objects.requireNonNull(subscriptions.get(use.key().subscription()));
            Period period = Period.starting(use.key().period(), subscription.zone());
            if (use.quota() && period.to().isAfter(now)) {
                counted.add(new Quotas.Counted(
                        subscription.id(),
                        period,
                        Objects.requireNonNull(used.get(use.key())),
                        marks.computeIfAbsent(use.partition(), quotas::marks),
                        shares.getOrDefault(use.key(), List.of()).stream()
                                .map(share ->
                                        Quotas.use(share.node(), share.period(), subscription.zone(), share.counted()))
                                .toList()));
            }
        }
        quotas.publishAll(counted);
    }

    /** What became of a batch. */
    sealed interface Outcome {

        /** It is committed. */
        record TakenIn(long accepted, long duplicates, long rejected) implements Outcome {}

        /** Another reader has moved the offsets; nothing was changed. */
        record Overtaken() implements Outcome {}
    }
}
