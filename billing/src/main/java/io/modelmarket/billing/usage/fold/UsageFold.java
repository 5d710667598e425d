package io.modelmarket.billing.usage.fold;

import io.modelmarket.contracts.id.EventId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds events into sums. An event at or below its mark has been counted and is dropped; each new one advances the
 * mark. Within one (node, epoch, partition) events must come in order, as a partition keeps them; otherwise order,
 * batches and partitions make no difference to the sums.
 */
public final class UsageFold {

    private final Map<MarkKey, Mark> before;
    private final SortedMap<MarkKey, Mark> advanced = new TreeMap<>();
    private final Map<RollupKey, Rollup> rollups = new HashMap<>();
    private final Map<QuotaUse.Key, QuotaUse> quotas = new HashMap<>();
    private final Map<NodeQuotaUse.Key, NodeQuotaUse> nodes = new HashMap<>();
    private long duplicates;

    /** Begins a batch where earlier ones ended. */
    public UsageFold(Map<MarkKey, Mark> before) {
        this.before = Map.copyOf(before);
    }

    /** Takes the event's place in its node's sequence; false when that was taken before. Once for each event. */
    public boolean claim(EventId id, int partition) {
        MarkKey key = MarkKey.of(id, partition);
        Mark mark = advanced.getOrDefault(key, before.getOrDefault(key, Mark.NONE));
        if (id.sequence() <= mark.sequence()) {
            duplicates++;
            return false;
        }
        advanced.put(key, mark.advancedTo(id.sequence()));
        return true;
    }

    /** Adds an event whose place was claimed. */
    public void add(Usage usage) {
        rollups.merge(
                usage.key(), new Rollup(usage.key(), usage.owner(), 1, usage.units()), (sum, one) -> sum.plus(usage));
        QuotaUse.Key quota =
                new QuotaUse.Key(usage.key().subscription(), usage.owner().period());
        quotas.merge(
                quota,
                new QuotaUse(
                        quota, usage.owner(), usage.partition(), usage.units().requests(), usage.quota()),
                (sum, one) -> sum.plus(usage));
        if (usage.quota()) {
            NodeQuotaUse use = new NodeQuotaUse(
                    new NodeQuotaUse.Key(quota, usage.id().node()),
                    usage.units().requests());
            nodes.merge(use.key(), use, NodeQuotaUse::plus);
        }
    }

    /** The marks that moved, in order. */
    public SortedMap<MarkKey, Mark> advancedMarks() {
        return advanced;
    }

    /** What to add to the rollups, in an order that is the same for everybody. */
    public Collection<Rollup> rollups() {
        return new TreeMap<>(rollups).values();
    }

    /** What to add to the quota counters, in an order that is the same for everybody. */
    public Collection<QuotaUse> quotas() {
        return new TreeMap<>(quotas).values();
    }

    /** What of that fell under hard quotas, by node, in an order that is the same for everybody. */
    public Collection<NodeQuotaUse> nodeQuotas() {
        return new TreeMap<>(nodes).values();
    }

    /** How many events were dropped because they had been counted. */
    public long duplicates() {
        return duplicates;
    }
}
