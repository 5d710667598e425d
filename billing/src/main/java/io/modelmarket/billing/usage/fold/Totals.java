package io.modelmarket.billing.usage.fold;

import java.util.List;

/**
 * What a batch adds up to, each list in an order that is the same for everybody.
 *
 * @param rollups what to add to the rollups
 * @param quotas what to add to the quota counters
 * @param nodes what of that fell under hard quotas, by node
 */
public record Totals(List<Rollup> rollups, List<QuotaUse> quotas, List<NodeQuotaUse> nodes) {

    /** Nothing. */
    public static final Totals NONE = new Totals(List.of(), List.of(), List.of());
}
