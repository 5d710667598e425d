package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.archive.ArchivedUsage.KeyDay;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.contracts.id.ModelName;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month's events by subscription, key and day, from files that are summed one after another. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class KeyDaysTest {

    /** Clocks go back on its first day in New York. */
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    private static final Instant BEGIN = Instant.parse("2026-10-30T00:00:00Z");
    private static final int EVENTS_OF_A_FILE = 400;
    private static final Map<Integer, Long> ALL = Map.of(0, Long.MAX_VALUE);
    private static final Metered EAST = subscription("globex", "Asia/Shanghai");
    private static final Metered WEST = subscription("initech", "America/New_York");
    private static final Metered UNKNOWN = subscription("nobody", "UTC");

    @TempDir
    Path folder;

    @Test
    void eachConsumersDaysAreThoseOfItsZoneAndAddUpToAPlainSum() throws SQLException {
        List<Event> events = events();
        List<Path> files = files(events);
        assertThat(files).hasSizeGreaterThan(3);

        assertThat(lines(ALL, null, files)).isEqualTo(plain(events, List.of(EAST, WEST)));
        assertThat(lines(ALL, "initech", files)).isEqualTo(plain(events, List.of(WEST)));
        long half = events.size() / 2;
        assertThat(lines(Map.of(0, half), null, files))
                .isEqualTo(plain(events.subList(0, (int) half), List.of(EAST, WEST)));
    }

    @Test
    void aDayThatIsInManyFilesIsOneLine() throws SQLException {
        Instant noon = Instant.parse("2026-11-10T12:00:00Z");
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            files.add(write("part-" + i, List.of(new Event(i, EAST, "key", "ANSWERED", "counted", 3, noon))));
        }
        assertThat(lines(ALL, null, files)).containsOnlyKeys(line(EAST, "key", "2026-11-10"));
        assertThat(lines(ALL, null, files)).containsValue(List.of(15L, 0L, 30L));
    }

    /** Nearly 300 MB of sums: what does not fit into memory goes to disk. */
    @Test
    void manyKeysFitIntoLittleMemory() {
        int each = 200_000;
        List<Path> files = List.of(keys("first", 0, each), keys("second", each, each), keys("third", 0, each));
        List<String> keys = new ArrayList<>();
        long requests = 0;
        try (KeyDays days = new KeyDays(store(64), MONTH, ALL, null)) {
            days.place(Map.of(EAST.id().toString(), EAST));
            files.forEach(file -> days.sum(List.of(file), false));
            List<Long> used = new ArrayList<>();
            days.each(line -> {
                keys.add(line.key());
                used.add(line.requests());
            });
            requests = used.stream().mapToLong(Long::longValue).sum();
        }
        assertThat(keys).hasSize(2 * each).isSorted().doesNotHaveDuplicates();
        assertThat(requests).isEqualTo(3L * each);
    }

    @Test
    void whatDuckDbCannotDoIsAFailureAndNothingMissing() {
        Path file = keys("many", 0, 200_000);
        assertThatThrownBy(() -> {
                    try (KeyDays days = new KeyDays(store(8), MONTH, ALL, null)) {
                        days.place(Map.of(EAST.id().toString(), EAST));
                        days.sum(List.of(file), false);
                    }
                })
                .isInstanceOf(ArchiveFailure.class)
                .hasMessageContaining("Out of Memory");
    }

    /** Lines by subscription, key and day, with requests, failed ones and rows. */
    private SortedMap<String, List<Long>> lines(Map<Integer, Long> upTo, @Nullable String tenant, List<Path> files) {
        SortedMap<String, List<Long>> lines = new TreeMap<>();
        List<String> order = new ArrayList<>();
        try (KeyDays days = new KeyDays(store(64), MONTH, upTo, tenant)) {
            Map<String, Metered> known = new HashMap<>();
            List<String> named = days.subscriptions(files);
            Stream.of(EAST, WEST)
                    .filter(of -> named.contains(of.id().toString()))
                    .forEach(of -> known.put(of.id().toString(), of));
            days.place(known);
            for (Path file : files) {
                days.sum(List.of(file), true);
            }
            days.each(line -> {
                order.add(line(line));
                lines.put(order.getLast(), List.of(line.requests(), line.failed(), line.rows()));
            });
        }
        assertThat(order).isSorted().doesNotHaveDuplicates();
        return lines;
    }

    private static SortedMap<String, List<Long>> plain(List<Event> events, List<Metered> subscriptions) {
        Map<String, List<Long>> sums = new HashMap<>();
        for (Event event : events) {
            var local = event.finished.atZone(event.of.zone());
            if (!subscriptions.contains(event.of)
                    || !event.verdict.equals("counted")
                    || !YearMonth.from(local).equals(MONTH)) {
                continue;
            }
            long answered = event.outcome.equals("ANSWERED") ? event.requests : 0;
            List<Long> one = List.of(answered, event.requests - answered, 2 * answered);
            sums.merge(
                    line(event.of, event.key, local.toLocalDate().toString()),
                    one,
                    (a, b) -> List.of(a.getFirst() + b.getFirst(), a.get(1) + b.get(1), a.getLast() + b.getLast()));
        }
        return new TreeMap<>(sums);
    }

    private static String line(KeyDay line) {
        return line(line.subscription(), line.key(), line.day().toString());
    }

    private static String line(Metered of, String key, String day) {
        return of.id() + " " + key + " " + day;
    }

    /** The same of both consumers, before, in and after the month. */
    private static List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1300; i++) {
            Instant at = BEGIN.plusSeconds(37L * 60 * i);
            String key = "key-" + i % 3;
            String outcome = i % 7 == 0 ? "FAILED" : "ANSWERED";
            String verdict = i % 11 == 0 ? "duplicate" : "counted";
            for (Metered of : List.of(EAST, WEST, UNKNOWN)) {
                events.add(new Event(events.size(), of, key, outcome, verdict, 1 + i % 5, at));
            }
        }
        return events;
    }

    private List<Path> files(List<Event> events) throws SQLException {
        List<Path> files = new ArrayList<>();
        for (int from = 0; from < events.size(); from += EVENTS_OF_A_FILE) {
            files.add(write("events-" + from, events.subList(from, Math.min(events.size(), from + EVENTS_OF_A_FILE))));
        }
        return files;
    }

    private Path write(String name, List<Event> events) throws SQLException {
        Path file = folder.resolve(name + ".parquet");
        try (ColumnStore store = store(64)) {
            store.execute(EventBuffer.TABLE);
            store.execute("CREATE TABLE given (place BIGINT, tenant VARCHAR, subscription VARCHAR, key VARCHAR,"
                    + " outcome VARCHAR, verdict VARCHAR, requests BIGINT, micros BIGINT)");
            try (DuckDBAppender rows = store.appender("given")) {
                for (Event event : events) {
                    rows.beginRow().append(event.offset).append(event.of.tenant());
                    rows.append(event.of.id().toString()).append(event.key).append(event.outcome);
                    rows.append(event.verdict).append(event.requests);
                    rows.append(event.finished.toEpochMilli() * 1000).endRow();
                }
            }
            store.execute("""
                    INSERT INTO event BY NAME SELECT 0 AS kafka_partition, place AS kafka_offset, tenant,
                        subscription AS subscription_id, key AS key_id, outcome, verdict, requests, 2 * requests AS rows,
                        make_timestamp(micros) AS finished_at FROM given
                    """);
            store.execute("COPY event TO " + ColumnStore.quoted(file.toString()) + " (FORMAT parquet)");
        }
        return file;
    }

    /** An event for each key. */
    private Path keys(String name, int from, int count) {
        Path file = folder.resolve(name + ".parquet");
        try (ColumnStore store = store(256)) {
            store.execute(EventBuffer.TABLE);
            store.execute("COPY (SELECT * FROM event UNION ALL BY NAME SELECT 0 AS kafka_partition, i AS kafka_offset,"
                    + " 'counted' AS verdict, 'globex' AS tenant, '" + EAST.id() + "' AS subscription_id,"
                    + " md5(i::VARCHAR) AS key_id, 'ANSWERED' AS outcome, 1 AS requests, 1 AS rows,"
                    + " TIMESTAMP '2026-11-05 10:00:00' AS finished_at FROM range(" + from + ", " + (from + count)
                    + ") r (i)) TO " + ColumnStore.quoted(file.toString()) + " (FORMAT parquet)");
        }
        return file;
    }

    private ColumnStore store(int mebibytes) {
        return ColumnStore.open(new MemorySize(BigInteger.valueOf((long) mebibytes << 20)), 1, folder.resolve("spill"));
    }

    private static Metered subscription(String tenant, String zone) {
        return new Metered(
                UUID.randomUUID(), tenant, ModelName.parse("acme/digits"), ZoneId.of(zone), Map.of(), Set.of());
    }

    private record Event(
            long offset, Metered of, String key, String outcome, String verdict, long requests, Instant finished) {}
}
