package io.modelmarket.billing.trace;

import io.modelmarket.billing.archive.ArchivedEvent;
import io.modelmarket.billing.archive.ReleaseTime;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.trace.EventView.Quantities;
import io.modelmarket.billing.trace.TraceView.RollupView;
import io.modelmarket.billing.trace.UsageBehindView.By;
import io.modelmarket.billing.trace.UsageBehindView.Place;
import io.modelmarket.billing.trace.UsageBehindView.UsedView;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Rollups behind invoice lines and above events; within a tenant, those it may see. */
@ApplicationScoped
class RollupReads {

    private static final String SUMS = """
            min(hour) AS first_hour, max(hour) AS last_hour, coalesce(sum(failed), 0)::bigint AS failed,
            coalesce(sum(requests), 0)::bigint AS requests, coalesce(sum(rows_in), 0)::bigint AS rows_in,
            coalesce(sum(compute_micros), 0)::bigint AS compute_micros, coalesce(sum(bytes_in), 0)::bigint AS bytes_in,
            coalesce(sum(bytes_out), 0)::bigint AS bytes_out, coalesce(sum(tokens_in), 0)::bigint AS tokens_in,
            coalesce(sum(tokens_out), 0)::bigint AS tokens_out
            FROM usage_rollup
            WHERE (subscription_id, plan_id, plan_version, coalesce(charged_in, period)) = (?, ?, ?, ?)
            """;

    private final Database database;

    @Inject
    RollupReads(Database database) {
        this.database = database;
    }

    /**
     * Sums by day, hour or release, in order.
     *
     * @param events where events are looked for
     */
    @Transactional
    public List<UsedView> by(By by, Place place, Page page, String events) {
        String key = switch (by) {
            case DAY -> "day";
            case HOUR -> "hour";
            case RELEASE -> "version";
            case KEY -> throw new IllegalArgumentException("rollups know no keys");
        };
        return database.query(
                "SELECT " + (by == By.RELEASE ? "version, " : "'' AS version, ") + SUMS + " GROUP BY " + key
                        + " ORDER BY " + key + " LIMIT ? OFFSET ?",
                row -> used(row, place, events),
                place.subscription(),
                place.plan(),
                place.planVersion(),
                place.period(),
                page.rowsToRead(),
                page.offset());
    }

    /** The sum of all; none where there is no rollup. */
    @Transactional
    public Optional<UsedView> total(Place place, String events) {
        return database.first(
                "SELECT '' AS version, " + SUMS + " HAVING count(*) > 0",
                row -> used(row, place, events),
                place.subscription(),
                place.plan(),
                place.planVersion(),
                place.period());
    }

    /**
     * When the usage was that is charged in a place: whole hours, one behind the other where nothing between them is
     * charged elsewhere.
     */
    @Transactional
    public List<ReleaseTime> times(Place place) {
        return database.query(
                """
                SELECT version, min(hour) AS first_hour, max(hour) AS last_hour FROM (
                    SELECT version, hour, charged, row_number() OVER (PARTITION BY version ORDER BY hour)
                           - row_number() OVER (PARTITION BY version, charged ORDER BY hour) AS stretch
                    FROM (SELECT version, hour, coalesce(charged_in, period) AS charged FROM usage_rollup
                          WHERE (subscription_id, plan_id, plan_version) = (?, ?, ?) AND period >= ?) r) s
                WHERE charged = ? GROUP BY version, stretch ORDER BY first_hour, version
                """,
                row -> new ReleaseTime(row.getString("version"), Database.instant(row, "first_hour"), end(row)),
                place.subscription(),
                place.plan(),
                place.planVersion(),
                place.period(),
                place.period());
    }

    /** The one that an event was added to. */
    @Transactional
    public Optional<RollupView> above(ArchivedEvent event) {
        return database.first(
                        """
                        SELECT *, hour AS first_hour, hour AS last_hour, coalesce(charged_in, period) AS charged
                        FROM usage_rollup
                        WHERE (subscription_id, plan_id, plan_version, version) = (?, ?, ?, ?) AND hour <= ?
                        ORDER BY hour DESC LIMIT 1
                        """,
                        RollupReads::rollup,
                        event.subscription(),
                        event.plan(),
                        event.planVersion(),
                        event.release(),
                        event.finishedAt())
                .filter(rollup -> event.finishedAt().isBefore(rollup.to()));
    }

    private static UsedView used(ResultSet row, Place place, String events) throws SQLException {
        Instant from = Database.instant(row, "first_hour");
        Instant to = end(row);
        String release = row.getString("version");
        String found = place.events(events, from, to) + (release.isEmpty() ? "" : "&release=" + Href.encoded(release));
        return new UsedView(
                from, to, release.isEmpty() ? null : release, null, row.getLong("failed"), quantities(row), found);
    }

    private static RollupView rollup(ResultSet row) throws SQLException {
        String release = row.getString("version");
        return new RollupView(
                Database.instant(row, "hour"),
                end(row),
                row.getObject("day", LocalDate.class),
                YearMonth.from(row.getObject("charged", LocalDate.class)).toString(),
                release.isEmpty() ? null : release,
                row.getLong("failed"),
                quantities(row));
    }

    private static Instant end(ResultSet row) throws SQLException {
        return Database.instant(row, "last_hour").plus(Duration.ofHours(1));
    }

    private static Quantities quantities(ResultSet row) throws SQLException {
        return new Quantities(
                row.getLong("requests"),
                row.getLong("rows_in"),
                row.getLong("compute_micros"),
                row.getLong("bytes_in"),
                row.getLong("bytes_out"),
                row.getLong("tokens_in"),
                row.getLong("tokens_out"));
    }
}
