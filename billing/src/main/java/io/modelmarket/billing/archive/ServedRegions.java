package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedUsage.PlanUse;
import io.modelmarket.billing.period.Period;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * In which region a month's billed usage was served, by subscription and plan version. Events of days that are in the
 * month in every zone are grouped as they are; only of those at its ends it matters in which zone they are. For one
 * thread.
 */
final class ServedRegions implements AutoCloseable {

    private static final int QUARTER = 900;

    /** Stands for several regions, or one and none: no region has such a name. */
    private static final String MIXED = "";

    private final ColumnStore store;
    private final YearMonth month;
    private final @Nullable String tenant;
    private final EventFiles events;

    /**
     * One that has looked at nothing yet.
     *
     * @param upTo events from these offsets on are left out
     * @param tenant only this consumer's events; null for all
     */
    ServedRegions(ColumnStore store, YearMonth month, Map<Integer, Long> upTo, @Nullable String tenant) {
        this.store = store;
        this.month = month;
        this.tenant = tenant;
        this.events = new EventFiles(store);
        events.upTo(upTo);
        store.execute("CREATE TABLE served (subscription UUID, plan UUID, version INTEGER, quarter BIGINT,"
                + " region VARCHAR)");
    }

    /**
     * Looks at files' events.
     *
     * @param cut whether some of their events may be left out; looking for them takes longer
     */
    void look(List<Path> files, boolean cut) {
        store.execute("""
                INSERT INTO served
                SELECT subscription_id::UUID, plan_id::UUID, plan_version, quarter, region
                FROM (SELECT DISTINCT subscription_id, plan_id, plan_version, coalesce(region, '') AS region,
                             if(epoch_us(finished_at) >= %d AND epoch_us(finished_at) < %d, NULL,
                                epoch_us(finished_at) // %d) AS quarter
                      FROM %s WHERE %s)
                """.formatted(
                        micros(month.atDay(1).atStartOfDay(Recounts.WESTMOST).toInstant()),
                        micros(month.plusMonths(1)
                                .atDay(1)
                                .atStartOfDay(Recounts.EASTMOST)
                                .toInstant()),
                        QUARTER * 1_000_000L,
                        events.counted(files, cut, tenant),
                        EventFiles.BILLABLE));
    }

    /** Those that the events are of. */
    List<UUID> subscriptions() {
        return store.query("SELECT DISTINCT subscription FROM served", row -> row.getObject(1, UUID.class));
    }

    /** The regions, of what was all served in one; each subscription's month is that of its zone. */
    Map<PlanUse, String> regions(Map<UUID, ZoneId> zones) {
        Map<PlanUse, String> regions = new HashMap<>();
        store.each("SELECT DISTINCT subscription, plan, version, quarter, region FROM served", row -> {
            PlanUse use = new PlanUse(
                    row.getObject("subscription", UUID.class),
                    row.getObject("plan", UUID.class),
                    row.getInt("version"));
            ZoneId zone = zones.getOrDefault(use.subscription(), ZoneOffset.UTC);
            if (isOfTheMonth(row, zone)) {
                regions.merge(use, row.getString("region"), (before, other) -> before.equals(other) ? before : MIXED);
            }
        });
        regions.values().removeIf(MIXED::equals);
        return regions;
    }

    private boolean isOfTheMonth(ResultSet row, ZoneId zone) throws SQLException {
        long quarter = row.getLong("quarter");
        return row.wasNull()
                || Period.containing(Instant.ofEpochSecond(quarter * QUARTER), zone)
                        .month()
                        .equals(month);
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000;
    }

    @Override
    public void close() {
        store.close();
    }
}
