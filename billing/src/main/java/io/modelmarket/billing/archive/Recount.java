package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.Difference;
import io.modelmarket.billing.archive.ReconciliationView.Totals;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.usage.Inspection;
import io.modelmarket.contracts.event.proto.UsageEvent;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Rollups made anew from archived events, beside those that are stored. Events are first summed by quarters of an hour,
 * of which every zone's hours are made; which hour and month a quarter lies in is asked of {@link Period}, as intake
 * does. A quarter may have several sums: of files that were read at different times, of outcomes. For one thread.
 */
final class Recount implements AutoCloseable {

    private static final int QUARTER = 900;
    private static final int MOST_DIFFERENCES = 1000;
    private static final String METERS =
            "events, requests, failed, rows, compute_micros, bytes_in, bytes_out, tokens_in, tokens_out";
    private static final String SUMS = METERS.replaceAll("(\\w+)", "coalesce(sum($1), 0)::BIGINT AS $1");
    private static final List<String> MEASURES =
            List.of("rows", "compute_micros", "bytes_in", "bytes_out", "tokens_in", "tokens_out");
    private static final String SUMMED = Stream.concat(Stream.of("requests"), MEASURES.stream())
            .map(name -> "coalesce(sum(" + name + "), 0)::BIGINT AS " + name)
            .collect(Collectors.joining(", "));
    private static final String BILLABLE = Stream.concat(
                    Stream.of("if(billable, requests, 0)", "if(billable, 0, requests)"),
                    MEASURES.stream().map(name -> "if(billable, " + name + ", 0)"))
            .collect(Collectors.joining(", "));
    private static final String ROLLUP =
            " (subscription UUID, plan UUID, version INTEGER, hour BIGINT, release VARCHAR, events BIGINT,"
                    + " requests BIGINT, failed BIGINT, rows BIGINT, compute_micros BIGINT, bytes_in BIGINT, bytes_out BIGINT,"
                    + " tokens_in BIGINT, tokens_out BIGINT)";

    /** As intake has it: what cannot be a version is none. */
    private static final String RELEASE = "if(length(release) <= " + Inspection.MAX_VERSION
            + " AND regexp_full_match(release, '[!-~]*'), release, '')";

    private final ColumnStore store;
    private final YearMonth month;
    private final EventFiles events;

    Recount(ColumnStore store, YearMonth month) {
        this.store = store;
        this.month = month;
        store.execute("CREATE TABLE stored" + ROLLUP);
        store.execute("CREATE TABLE recounted" + ROLLUP);
        store.execute("CREATE TABLE quarter (subscription UUID, plan UUID, version INTEGER, quarter BIGINT,"
                + " release VARCHAR, events BIGINT, requests BIGINT, failed BIGINT, rows BIGINT, compute_micros BIGINT,"
                + " bytes_in BIGINT, bytes_out BIGINT, tokens_in BIGINT, tokens_out BIGINT)");
        this.events = new EventFiles(store);
        store.execute("CREATE TABLE outcome (outcome VARCHAR, billable BOOLEAN)");
        for (UsageEvent.Outcome outcome : UsageEvent.Outcome.values()) {
            store.update("INSERT INTO outcome VALUES (?, ?)", outcome.name(), Inspection.billable(outcome));
        }
    }

    YearMonth month() {
        return month;
    }

    /** For the stored rollups, in the order of the table's columns. */
    DuckDBAppender stored() {
        return store.appender("stored");
    }

    /** Events from these offsets on are left out. */
    void upTo(Map<Integer, Long> offsets) {
        events.upTo(offsets);
    }

    /**
     * Sums files' events, of one consumer or of all. Several calls add up.
     *
     * @param cut whether some of their events may be left out; looking for them takes longer
     */
    void sum(List<Path> files, boolean cut, @Nullable String tenant) {
        // Texts are grouped as they are, by outcome, and only the sums are looked at more closely: so an event costs a
        // third of what it would if each was.
        store.execute("""
                INSERT INTO quarter
                SELECT subscription_id::UUID, plan_id::UUID, plan_version, quarter, %s, events, %s
                FROM (SELECT subscription_id, plan_id, plan_version, epoch_us(finished_at) // 900000000 AS quarter,
                             version AS release, outcome, count(*) AS events, %s
                      FROM %s GROUP BY ALL)
                JOIN outcome USING (outcome)
                """.formatted(RELEASE, BILLABLE, SUMMED, events.counted(files, cut, tenant)));
    }

    /** Those that the summed events are of. */
    List<UUID> subscriptions() {
        return store.query("SELECT DISTINCT subscription FROM quarter", row -> row.getObject(1, UUID.class));
    }

    /** Makes rollups of the sums, each subscription's in its zone. */
    void roll(Map<UUID, ZoneId> zones) throws SQLException {
        store.execute("CREATE TABLE zone (subscription UUID, zone VARCHAR)");
        try (DuckDBAppender rows = store.appender("zone")) {
            for (Map.Entry<UUID, ZoneId> zone : zones.entrySet()) {
                rows.beginRow()
                        .append(zone.getKey())
                        .append(zone.getValue().getId())
                        .endRow();
            }
        }
        store.execute("CREATE TABLE hour (zone VARCHAR, quarter BIGINT, hour BIGINT)");
        List<Quarter> quarters = store.query(
                "SELECT DISTINCT zone, quarter FROM quarter JOIN zone USING (subscription)",
                row -> new Quarter(ZoneId.of(row.getString("zone")), row.getLong("quarter")));
        try (DuckDBAppender rows = store.appender("hour")) {
            for (Quarter quarter : quarters) {
                if (quarter.month().equals(month)) {
                    rows.beginRow().append(quarter.zone().getId()).append(quarter.number());
                    rows.append(quarter.hour().getEpochSecond()).endRow();
                }
            }
        }
        store.execute("""
                INSERT INTO recounted
                SELECT subscription, plan, version, hour, release, sum(events), sum(requests), sum(failed), sum(rows),
                       sum(compute_micros), sum(bytes_in), sum(bytes_out), sum(tokens_in),
                       sum(tokens_out)
                FROM quarter JOIN zone USING (subscription) JOIN hour USING (zone, quarter)
                GROUP BY subscription, plan, version, hour, release
                """);
        compare();
    }

    /** Rows that are the same are passed over as a whole; only of the others each sum is looked at. */
    private void compare() {
        store.execute(
                "CREATE TABLE difference AS SELECT * FROM (SELECT subscription, plan, version, hour, release, unnest(["
                        + METERS.replaceAll("(\\w+)", "'$1'") + "]) AS meter, unnest(["
                        + METERS.replaceAll("(\\w+)", "coalesce(r.$1, 0)") + "]) AS archived, unnest(["
                        + METERS.replaceAll("(\\w+)", "coalesce(s.$1, 0)") + "]) AS counted"
                        + " FROM recounted r FULL JOIN stored s USING (subscription, plan, version, hour, release) WHERE ("
                        + METERS.replaceAll("(\\w+)", "coalesce(r.$1, 0)") + ") <> ("
                        + METERS.replaceAll("(\\w+)", "coalesce(s.$1, 0)") + ")) WHERE archived <> counted");
    }

    /** The requests of the month by subscription and plan version, which take the place of this. */
    PlanRequests plans() {
        store.execute("""
                CREATE TABLE plan_use AS SELECT subscription, plan, version, coalesce(r.requests, 0) AS archived,
                       coalesce(s.requests, 0) AS counted, coalesce(d.differing, 0) AS differing
                FROM (SELECT subscription, plan, version, sum(requests)::BIGINT AS requests FROM recounted GROUP BY ALL) r
                FULL JOIN (SELECT subscription, plan, version, sum(requests)::BIGINT AS requests FROM stored GROUP BY ALL) s
                USING (subscription, plan, version)
                LEFT JOIN (SELECT subscription, plan, version, count(*) AS differing FROM difference GROUP BY ALL) d
                USING (subscription, plan, version)
                """);
        return new PlanRequests(store);
    }

    Totals storedTotals() {
        return totals("stored");
    }

    Totals recountedTotals() {
        return totals("recounted");
    }

    /** How many sums differ. */
    long differences() {
        return store.query("SELECT count(*) FROM difference", row -> row.getLong(1))
                .getFirst();
    }

    List<Difference> firstDifferences() {
        return store.query(
                "SELECT * FROM difference ORDER BY hour, subscription, plan, version, release, meter LIMIT "
                        + MOST_DIFFERENCES,
                row -> new Difference(
                        row.getObject("subscription", UUID.class),
                        row.getObject("plan", UUID.class),
                        row.getInt("version"),
                        Instant.ofEpochSecond(row.getLong("hour")),
                        row.getString("release"),
                        row.getString("meter"),
                        row.getLong("archived"),
                        row.getLong("counted")));
    }

    private Totals totals(String table) {
        return store.query("SELECT count(*), " + SUMS + " FROM " + table, Recount::totals)
                .getFirst();
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }

    @Override
    public void close() {
        store.close();
    }

    /** A quarter of an hour, numbered from 1970, where it is to be placed. */
    private record Quarter(ZoneId zone, long number) {

        Instant begin() {
            return Instant.ofEpochSecond(number * QUARTER);
        }

        Instant hour() {
            return Period.hourOf(begin(), zone);
        }

        YearMonth month() {
            return Period.containing(begin(), zone).month();
        }
    }
}
