package io.modelmarket.billing.usage.fold;

import io.modelmarket.contracts.event.proto.SequenceRange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stretches of a node's sequence in which events of a partition are missing, though later ones were there. Of what lies
 * in one nothing is counted; not all of it need be of this partition. For one thread.
 */
final class Gaps {

    /** The last of each stretch, by its first. */
    private final TreeMap<Long, Long> stretches = new TreeMap<>();

    Gaps(List<SequenceRange> missing) {
        missing.forEach(range -> add(range.getFirst(), range.getLast()));
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    /** Adds a stretch, which lies behind all others. */
    void add(long first, long last) {
        stretches.put(first, last);
    }

    /** Takes those from {@code first} to {@code last} out; whether any of them was missing. */
    boolean remove(long first, long last) {
        boolean changed = false;
        Map.Entry<Long, Long> stretch = first > last ? null : stretches.floorEntry(last);
        while (stretch != null && stretch.getValue() >= first) {
            changed = true;
            stretches.remove(stretch.getKey());
            if (stretch.getValue() > last) {
                stretches.put(last + 1, stretch.getValue());
            }
            if (stretch.getKey() < first) {
                stretches.put(stretch.getKey(), first - 1);
            }
            stretch = stretches.lowerEntry(stretch.getKey());
        }
        return changed;
    }

    /** All of them, ascending. */
    List<SequenceRange> all() {
        return stretches.entrySet().stream()
                .map(each -> SequenceRange.newBuilder()
                        .setFirst(each.getKey())
                        .setLast(each.getValue())
                        .build())
                .toList();
    }
}
