package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedUsage.KeyDay;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.subscription.Metered;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * A month's archived events by subscription, key and day. Each event is placed in its consumer's day before it is
 * summed, as {@link Period} has it, so that there are as many sums as lines, however many events. Files that are summed
 * one after another leave a day's sums apart; they are sorted, on disk where memory does not do, and added up as they
 * are read. For one thread.
 */
final class KeyDays implements AutoCloseable {

    private static final int QUARTER = 900;
    private static final List<String> SUMMED =
            List.of("requests", "rows", "compute_micros", "bytes_in", "bytes_out", "tokens_in", "tokens_out");
    private static final String SUMS = SUMMED.stream()
            .map(name -> "coalesce(sum(" + name + "), 0)::BIGINT AS " + name)
            .collect(Collectors.joining(", "));

    private final ColumnStore store;
    private final YearMonth month;
    private final @Nullable String tenant;
    private final EventFiles events;
    private List<Metered> placed = List.of();

    /**
     * One that has summed nothing yet.
     *
     * @param upTo events from these offsets on are left out
     * @param tenant only this consumer's events; null for all
     */
    KeyDays(ColumnStore store, YearMonth month, Map<Integer, Long> upTo, @Nullable String tenant) {
        this.store = store;
        this.month = month;
        this.tenant = tenant;
        this.events = new EventFiles(store);
        events.upTo(upTo);
        store.execute("CREATE TABLE place (subscription_id VARCHAR, subscription INTEGER, zone INTEGER)");
        store.execute("CREATE TABLE local_day (zone INTEGER, quarter BIGINT, day INTEGER)");
        store.execute("CREATE TABLE key_day (subscription INTEGER, key_id VARCHAR, day INTEGER, billable BOOLEAN, "
                + SUMMED.stream().map(name -> name + " BIGINT").collect(Collectors.joining(", ")) + ")");
    }

    /** The subscriptions that files' events name, as they write them. */
    List<String> subscriptions(List<Path> files) {
        return store.query(
                "SELECT DISTINCT subscription_id FROM " + events.counted(files, false, tenant),
                row -> row.getString(1));
    }

    /** Places the subscriptions' events in days, before any is summed; others' events are left out. */
    void place(Map<String, Metered> subscriptions) {
        SortedMap<String, Metered> inOrder = new TreeMap<>();
        subscriptions.values().forEach(one -> inOrder.put(one.id().toString(), one));
        placed = List.copyOf(inOrder.values());
        Map<UUID, Integer> places = new HashMap<>();
        Map<ZoneId, Integer> zones = new HashMap<>();
        for (Metered one : placed) {
            places.put(one.id(), places.size());
            zones.putIfAbsent(one.zone(), zones.size());
        }
        try {
            try (DuckDBAppender rows = store.appender("place")) {
                for (Map.Entry<String, Metered> named : subscriptions.entrySet()) {
                    Metered one = named.getValue();
                    rows.beginRow().append(named.getKey());
                    rows.append(Objects.requireNonNull(places.get(one.id())));
                    rows.append(Objects.requireNonNull(zones.get(one.zone()))).endRow();
                }
            }
            try (DuckDBAppender rows = store.appender("local_day")) {
                for (Map.Entry<ZoneId, Integer> zone : zones.entrySet()) {
                    appendDays(zone.getValue(), zone.getKey(), rows);
                }
            }
        } catch (SQLException e) {
            throw ColumnStore.failure("usage cannot be placed in days", e);
        }
    }

    /** The quarters of an hour of each day: zones' days begin with one. */
    private void appendDays(int zone, ZoneId id, DuckDBAppender rows) throws SQLException {
        Period period = new Period(month, id);
        long end = period.to().getEpochSecond();
        long after;
        for (long begin = period.from().getEpochSecond(); begin < end; begin = after) {
            after = period.endOfDay(begin);
            int day = LocalDate.ofInstant(Instant.ofEpochSecond(begin), id).getDayOfMonth();
            for (long quarter = begin / QUARTER; quarter < after / QUARTER; quarter++) {
                rows.beginRow().append(zone).append(quarter).append(day).endRow();
            }
        }
    }

    /**
     * Sums files' events. Several calls add up.
     *
     * @param cut whether some of their events may be left out; looking for them takes longer
     */
    void sum(List<Path> files, boolean cut) {
        store.execute(
                """
                INSERT INTO key_day
                SELECT subscription, key_id, day, %s AS billable, %s
                FROM %s JOIN place USING (subscription_id)
                JOIN local_day d ON d.zone = place.zone AND d.quarter = epoch_us(finished_at) // %d
                GROUP BY ALL
                """.formatted(EventFiles.BILLABLE, SUMS, events.counted(files, cut, tenant), QUARTER * 1_000_000L));
    }

    /** Hands on what a key used on a day, in the order of subscriptions, keys and days. */
    void each(Consumer<KeyDay> sink) {
        List<LocalDate> days = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days.add(month.atDay(day));
        }
        Adding adding = new Adding();
        store.each(
                "SELECT subscription, coalesce(key_id, '') AS key, day, billable, " + String.join(", ", SUMMED)
                        + " FROM key_day ORDER BY subscription, key, day",
                row -> {
                    int subscription = row.getInt(1);
                    String key = row.getString(2);
                    int day = row.getInt(3);
                    if (!adding.isOf(subscription, key, day)) {
                        adding.handOn(placed, days, sink);
                        adding.begin(subscription, key, day);
                    }
                    if (row.getBoolean(4)) {
                        for (int i = 0; i < SUMMED.size(); i++) {
                            adding.sums[i] = Math.addExact(adding.sums[i], row.getLong(5 + i));
                        }
                    } else {
                        adding.failed = Math.addExact(adding.failed, row.getLong(5));
                    }
                });
        adding.handOn(placed, days, sink);
    }

    @Override
    public void close() {
        store.close();
    }

    /** The line that is being added up. */
    private static final class Adding {

        private static final int NONE = -1;

        private final long[] sums = new long[SUMMED.size()];
        private long failed;
        private int subscription = NONE;
        private String key = "";
        private int day;

        boolean isOf(int otherSubscription, String otherKey, int otherDay) {
            return day == otherDay && subscription == otherSubscription && key.equals(otherKey);
        }

        void begin(int ofSubscription, String ofKey, int ofDay) {
            subscription = ofSubscription;
            key = ofKey;
            day = ofDay;
            failed = 0;
            Arrays.fill(sums, 0);
        }

        void handOn(List<Metered> subscriptions, List<LocalDate> days, Consumer<KeyDay> sink) {
            if (subscription == NONE) {
                return;
            }
            sink.accept(new KeyDay(
                    subscriptions.get(subscription),
                    key,
                    days.get(day - 1),
                    sums[0],
                    failed,
                    sums[1],
                    sums[2],
                    sums[3],
                    sums[4],
                    sums[5],
                    sums[6]));
        }
    }
}
