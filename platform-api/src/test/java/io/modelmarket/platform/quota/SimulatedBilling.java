package io.modelmarket.platform.quota;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Billing's side of leases in plain maps: counts each event once, leases what is free, and writes two logs. */
final class SimulatedBilling {

    /** What is counted, as all nodes hear it: marks by node and epoch, own parts by node and month. */
    record Count(
            Instant from, long used, Map<String, Map<Instant, Long>> own, Map<String, Map<Long, CountedUpTo>> marks) {}

    /** What one node hears of its lease. */
    record Told(String node, Lease.Grant grant) {}

    private static final class Row {
        private long granted;
        private long counted;
        private long wanted;
        private long version;

        long outstanding() {
            return Math.max(0, granted - counted);
        }
    }

    private static final class Month {
        private long used;
        private final Map<String, Row> rows = new TreeMap<>();
    }

    final List<Count> counts = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    private final Map<Instant, Month> months = new TreeMap<>();
    private final Map<String, Map<Long, Long>> marks = new HashMap<>();
    private final long limit;

    SimulatedBilling(long limit) {
        this.limit = limit;
    }

    void count(String node, long epoch, long sequence, Instant finishedAt) {
        Map<Long, Long> ofNode = marks.computeIfAbsent(node, any -> new HashMap<>());
        if (sequence <= ofNode.getOrDefault(epoch, 0L)) {
            return;
        }
        ofNode.put(epoch, sequence);
        Instant from = Period.of(finishedAt, ZoneOffset.UTC).from();
        Month month = months.computeIfAbsent(from, any -> new Month());
        month.used++;
        month.rows.computeIfAbsent(node, any -> new Row()).counted++;
        Map<String, Map<Instant, Long>> own = new HashMap<>();
        months.forEach((at, each) -> each.rows.forEach((name, row) -> {
            if (!at.isBefore(from) && row.counted > 0) {
                own.computeIfAbsent(name, any -> new HashMap<>()).put(at, row.counted);
            }
        }));
        Map<String, Map<Long, CountedUpTo>> copied = new HashMap<>();
        marks.forEach((name, epochs) -> epochs.forEach((each, upTo) ->
                copied.computeIfAbsent(name, any -> new HashMap<>()).put(each, new CountedUpTo(upTo))));
        counts.add(new Count(from, month.used, own, copied));
    }

    /** Counts what a node says that it has answered in all. */
    void state(String node, Instant from, long answered) {
        Month month = months.computeIfAbsent(from, any -> new Month());
        Row row = month.rows.computeIfAbsent(node, any -> new Row());
        row.counted = Math.max(row.counted, answered);
        month.used =
                month.rows.values().stream().mapToLong(each -> each.counted).sum();
        Map<String, Map<Instant, Long>> own = new HashMap<>();
        month.rows.forEach((name, each) -> own.put(name, Map.of(from, each.counted)));
        counts.add(new Count(from, month.used, own, Map.of()));
    }

    void hear(String node, Lease.Wish wish) {
        Month month = months.computeIfAbsent(wish.from(), any -> new Month());
        Row row = month.rows.computeIfAbsent(node, any -> new Row());
        if (wish.version() == row.version) {
            if (wish.ceiling() < row.granted) {
                row.granted = Math.max(wish.ceiling(), row.counted);
                row.wanted = row.granted;
                row.version++;
            } else {
                row.wanted = wish.ceiling();
            }
        }
        long free = limit - month.used - outstanding(month);
        for (Row hungry : month.rows.values()) {
            long base = Math.max(hungry.granted, hungry.counted);
            long units = Math.min(Math.min(hungry.wanted - base, Math.max(1, free / 2)), free);
            if (units > 0) {
                hungry.granted = base + units;
                hungry.wanted = hungry.granted;
                hungry.version++;
                free -= units;
            }
        }
        boolean shortage = month.rows.values().stream().anyMatch(each -> each.wanted > each.granted);
        month.rows.forEach((name, each) -> told.add(new Told(
                name,
                new Lease.Grant(
                        wish.from(),
                        each.granted,
                        each.version,
                        month.rows.size() - 1,
                        shortage && each.outstanding() > 0))));
    }

    /** Counted and perhaps still to come. */
    long most(Instant from) {
        Month month = months.get(from);
        return month == null ? 0 : month.used + outstanding(month);
    }

    private static long outstanding(Month month) {
        return month.rows.values().stream().mapToLong(Row::outstanding).sum();
    }

    long granted(Instant from, String node) {
        return Objects.requireNonNull(
                        Objects.requireNonNull(months.get(from)).rows.get(node))
                .granted;
    }
}
