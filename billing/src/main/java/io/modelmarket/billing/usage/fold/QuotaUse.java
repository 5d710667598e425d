package io.modelmarket.billing.usage.fold;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * What a batch adds to a subscription's count in a period.
 *
 * @param quota whether some of it fell under a plan with a hard quota
 */
public record QuotaUse(Key key, Usage.Owner owner, int partition, long requests, boolean quota) {

    QuotaUse plus(QuotaUse other) {
        return new QuotaUse(key, owner, other.partition, Math.addExact(requests, other.requests), quota || other.quota);
    }

    /** One subscription in one period. */
    public record Key(UUID subscription, LocalDate period) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::subscription).thenComparing(Key::period);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
