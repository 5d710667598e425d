package io.modelmarket.billing.usage.fold;

import java.util.Comparator;

/** What a batch adds to one node's part of a subscription's count in a period, under a hard quota. */
public record NodeQuotaUse(Key key, long requests) {

    NodeQuotaUse plus(NodeQuotaUse other) {
        return new NodeQuotaUse(key, Math.addExact(requests, other.requests));
    }

    /** One node in one subscription's period. */
    public record Key(QuotaUse.Key quota, String node) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::quota).thenComparing(Key::node);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
