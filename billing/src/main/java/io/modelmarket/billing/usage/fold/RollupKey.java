package io.modelmarket.billing.usage.fold;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * What usage is summed by.
 *
 * @param release the version that answered; empty where the event names none
 */
public record RollupKey(UUID subscription, UUID plan, int planVersion, Instant hour, String release)
        implements Comparable<RollupKey> {

    private static final Comparator<RollupKey> ORDER = Comparator.comparing(RollupKey::subscription)
            .thenComparing(RollupKey::plan)
            .thenComparingInt(RollupKey::planVersion)
            .thenComparing(RollupKey::hour)
            .thenComparing(RollupKey::release);

    @Override
    public int compareTo(RollupKey other) {
        return ORDER.compare(this, other);
    }
}
