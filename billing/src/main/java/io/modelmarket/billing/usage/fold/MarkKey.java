package io.modelmarket.billing.usage.fold;

import io.modelmarket.contracts.id.EventId;
import java.util.Comparator;

/** One node's epoch as one partition shows it. Within it sequences only rise. */
public record MarkKey(String node, long epoch, int partition) implements Comparable<MarkKey> {

    private static final Comparator<MarkKey> ORDER = Comparator.comparing(MarkKey::node)
            .thenComparingLong(MarkKey::epoch)
            .thenComparingInt(MarkKey::partition);

    /** Where an event of {@code partition} counts. */
    public static MarkKey of(EventId id, int partition) {
        return new MarkKey(id.node(), id.epoch(), partition);
    }

    @Override
    public int compareTo(MarkKey other) {
        return ORDER.compare(this, other);
    }
}
