package io.modelmarket.platform.quota;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What billing has counted of one subscription, by the beginnings of its months: of all nodes, and of this one under a
 * hard quota. The last months only, because clocks differ at a month's end.
 */
final class CountedMonths {

    private static final int KEPT = 3;

    private record Sum(long used, long own) {

        private static final Sum NONE = new Sum(0, 0);
    }

    private final NavigableMap<Instant, Sum> sums = new TreeMap<>();

    /** Of all nodes. */
    long used(Instant from) {
        return sums.getOrDefault(from, Sum.NONE).used();
    }

    /** Of this node. */
    long own(Instant from) {
        return sums.getOrDefault(from, Sum.NONE).own();
    }

    /** Whether billing speaks of later months and nothing is known of that one. */
    boolean isLost(Instant from) {
        return !sums.isEmpty() && sums.lastKey().isAfter(from) && !sums.containsKey(from);
    }

    /** Billing has counted calls of this node of one second; sums that billing states next already have them. */
    void add(long second, long calls) {
        Instant from = sums.floorKey(Instant.ofEpochSecond(second));
        if (from != null) {
            sums.computeIfPresent(from, (month, sum) -> new Sum(sum.used() + calls, sum.own() + calls));
        }
    }

    /** Billing's sums of a month, and this node's part of it and perhaps of later ones. */
    void put(Instant from, long used, Map<Instant, Long> own) {
        sums.put(from, new Sum(used, own.getOrDefault(from, 0L)));
        own.forEach((month, part) ->
                sums.merge(month, new Sum(part, part), (sum, stated) -> new Sum(Math.max(sum.used(), part), part)));
        while (sums.size() > KEPT) {
            sums.pollFirstEntry();
        }
    }

    /** What others used is not known any more. */
    void forgetOthers() {
        sums.replaceAll((from, sum) -> new Sum(0, sum.own()));
    }
}
