package io.modelmarket.billing.usage.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Folds events into sums; order, batches and partitions make no difference to them. Sums stay known between batches, so
 * that whoever remembers one need not find it again. For one thread.
 */
public final class UsageFold {

    private final Map<RollupKey, Sum> sums = new HashMap<>();
    private final List<Sum> touched = new ArrayList<>();

    /** The sum that a usage belongs to. */
    public Sum sum(RollupKey key, Usage.Owner owner, boolean hardQuota) {
        return sums.computeIfAbsent(key, k -> new Sum(this, k, owner, hardQuota));
    }

    /** Adds an event that was claimed. */
    public Sum add(Usage usage) {
        Sum sum = sum(usage.key(), usage.owner(), usage.quota());
        Units units = usage.units();
        sum.count(usage.id().node(), usage.partition(), units.requests(), units.failed());
        sum.addRows(units.rows(), units.computeMicros());
        sum.addBytes(units.bytesIn(), units.bytesOut());
        sum.addTokens(units.tokensIn(), units.tokensOut());
        return sum;
    }

    /** In how many rollups the batch has something. */
    public int rows() {
        return touched.size();
    }

    /** How many sums are known. */
    public int size() {
        return sums.size();
    }

    /** What the batch adds up to; the next one begins at nothing. */
    public Totals take() {
        List<Rollup> rollups = new ArrayList<>(touched.size());
        Map<QuotaUse.Key, QuotaUse> quotas = new TreeMap<>();
        Map<NodeQuotaUse.Key, NodeQuotaUse> nodes = new TreeMap<>();
        touched.sort((one, other) -> one.key().compareTo(other.key()));
        for (Sum sum : touched) {
            rollups.add(sum.rollup());
            QuotaUse use = sum.quotaUse();
            quotas.merge(use.key(), use, QuotaUse::plus);
            sum.nodes().forEach((node, requests) -> {
                NodeQuotaUse own = new NodeQuotaUse(new NodeQuotaUse.Key(use.key(), node), requests);
                nodes.merge(own.key(), own, NodeQuotaUse::plus);
            });
            sum.empty();
        }
        touched.clear();
        return new Totals(rollups, List.copyOf(quotas.values()), List.copyOf(nodes.values()));
    }

    /** Forgets the sums, and what was added since the last batch was taken. */
    public void clear() {
        touched.clear();
        sums.clear();
    }

    void touched(Sum sum) {
        touched.add(sum);
    }
}
