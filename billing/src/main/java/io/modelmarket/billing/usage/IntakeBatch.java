package io.modelmarket.billing.usage;

import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.usage.fold.Totals;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What one transaction takes in: the sums of the records, and what became of the others.
 *
 * @param marks those that move
 * @param subscriptions each that the totals name
 */
record IntakeBatch(
        Totals totals,
        SortedMap<MarkKey, Mark> marks,
        List<Rejection> rejections,
        Map<UUID, Metered> subscriptions,
        Offsets offsets,
        Counts counts) {

    /**
     * Where the batch lies.
     *
     * @param expected the next offset of each partition as this reader last knew it
     * @param next the next offset of each partition after the batch
     */
    record Offsets(Map<Integer, Long> expected, Map<Integer, Long> next) {}

    /** How many events count, and how many have been there. */
    record Counts(long accepted, long duplicates) {}
}
