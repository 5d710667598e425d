package io.modelmarket.billing.quota;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.period.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The tables of leases. Across tenants only, within a transaction. */
@ApplicationScoped
class LeaseStore {

    /** A wish that was not repeated for so long is nobody's any more. */
    private static final Duration WISHES_FOR = Duration.ofSeconds(30);

    /** Per cent of a budget at which its tenant is alerted. */
    private static final List<Integer> ALERT_LEVELS = List.of(80, 100);

    private final Database database;
    private final InstantSource clock;

    @Inject
    LeaseStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What the subscription or budget is, if it exists. */
    Optional<Holder> holder(UUID id) {
        return database.first(
                "SELECT time_zone, budget FROM quota_terms WHERE id = ?",
                row -> new Holder(id, ZoneId.of(row.getString("time_zone")), row.getBoolean("budget")),
                id);
    }

    /** A node has answered so many of a budget's calls in all; what all nodes have. With the counter locked. */
    void count(UUID budget, Period period, String node, long used) {
        database.update(
                "UPDATE quota_lease SET counted = greatest(counted, ?)"
                        + " WHERE subscription_id = ? AND period = ?::date AND node = ?",
                used,
                budget,
                period.firstDay().toString(),
                node);
        database.update("""
                UPDATE quota_counter c SET updated_at = ?, used =
                    (SELECT sum(l.counted) FROM quota_lease l
                     WHERE (l.subscription_id, l.period) = (c.subscription_id, c.period))
                WHERE c.subscription_id = ? AND c.period = ?::date
                """, clock.instant(), budget, period.firstDay().toString());
    }

    /** Marks the levels of a budget that its count has reached; each once in a period, and again for another limit. */
    void markAlerts(UUID budget, Period period) {
        database.update(
                """
                INSERT INTO quota_alert (subscription_id, period, level, tenant, partner, quota, used, reached_at)
                SELECT c.subscription_id, c.period, l.level, c.tenant, c.partner, t.monthly_requests, c.used, ?
                FROM quota_counter c JOIN quota_terms t ON t.id = c.subscription_id
                CROSS JOIN unnest(?) AS l (level)
                WHERE c.subscription_id = ? AND c.period = ?::date AND t.monthly_requests > 0
                  AND c.used >= t.monthly_requests::numeric * l.level / 100
                ON CONFLICT DO NOTHING
                """,
                clock.instant(),
                new SqlArray("int", ALERT_LEVELS),
                budget,
                period.firstDay().toString());
    }

    /** Keeps everybody else from the period's counter and leases until the transaction ends; its limit and count. */
    Counter lock(UUID subscription, Period period) {
        database.update("""
                INSERT INTO quota_counter (subscription_id, period, tenant, partner, used, updated_at)
                SELECT id, ?::date, tenant, partner, 0, ? FROM quota_terms WHERE id = ? ON CONFLICT DO NOTHING
                """, period.firstDay().toString(), clock.instant(), subscription);
        return database.first(
                        """
                        SELECT c.used, t.monthly_requests, t.quota_kind FROM quota_counter c
                        JOIN quota_terms t ON t.id = c.subscription_id
                        WHERE c.subscription_id = ? AND c.period = ?::date FOR UPDATE OF c
                        """,
                        row -> new Counter(
                                "HARD".equals(row.getString("quota_kind")) ? row.getLong("monthly_requests") : 0,
                                row.getLong("used")),
                        subscription,
                        period.firstDay().toString())
                .orElseThrow();
    }

    List<LeasePool.Lease> leases(UUID subscription, Period period) {
        return database.query(
                """
                SELECT node, granted, counted, CASE WHEN wished_at > ? THEN wanted ELSE granted END AS wanted, version
                FROM quota_lease WHERE subscription_id = ? AND period = ?::date ORDER BY node
                """,
                LeaseStore::lease,
                clock.instant().minus(WISHES_FOR),
                subscription,
                period.firstDay().toString());
    }

    /** Makes the rows that are missing. */
    void begin(UUID subscription, Period period, Set<String> nodes) {
        for (String node : nodes) {
            database.update(
                    "INSERT INTO quota_lease (subscription_id, period, node) VALUES (?, ?::date, ?) ON CONFLICT DO NOTHING",
                    subscription,
                    period.firstDay().toString(),
                    node);
        }
    }

    /** What a node asked for, or gave back. */
    void write(UUID subscription, Period period, LeasePool.Lease lease) {
        database.update(
                """
                UPDATE quota_lease SET granted = ?, wanted = ?, version = ?, wished_at = ?
                WHERE subscription_id = ? AND period = ?::date AND node = ?
                """,
                lease.granted(),
                lease.wanted(),
                lease.version(),
                clock.instant(),
                subscription,
                period.firstDay().toString(),
                lease.node());
    }

    /** What was taken from a node that is dead, and why. */
    void writeOff(
            UUID subscription, Period period, LeasePool.Lease before, LeasePool.Lease after, Leases.WriteOff why) {
        database.update(
                """
                UPDATE quota_lease SET granted = ?, wanted = ?, version = ?
                WHERE subscription_id = ? AND period = ?::date AND node = ?
                """,
                after.granted(),
                after.wanted(),
                after.version(),
                subscription,
                period.firstDay().toString(),
                after.node());
        database.update(
                """
                INSERT INTO lease_write_off (id, node, subscription_id, period, granted, counted, reason,
                    written_off_by, written_off_at) VALUES (?, ?, ?, ?::date, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                before.node(),
                subscription,
                period.firstDay().toString(),
                before.granted(),
                before.counted(),
                why.reason(),
                why.by(),
                clock.instant());
    }

    /**
     * Grants more: only if what is counted and what nodes may still answer then stay within the limit.
     *
     * @throws IllegalStateException when they would not
     */
    void raise(UUID subscription, Period period, LeasePool.Lease lease, long limit) {
        int raised = database.update(
                """
                UPDATE quota_lease l SET granted = ?, wanted = ?, version = ?
                WHERE subscription_id = ? AND period = ?::date AND node = ? AND granted < ? AND ? >= greatest(? - counted, 0)
                    + (SELECT used FROM quota_counter c
                       WHERE (c.subscription_id, c.period) = (l.subscription_id, l.period))
                    + (SELECT coalesce(sum(greatest(o.granted - o.counted, 0)), 0) FROM quota_lease o
                       WHERE (o.subscription_id, o.period) = (l.subscription_id, l.period) AND o.node <> l.node)
                """,
                lease.granted(),
                lease.wanted(),
                lease.version(),
                subscription,
                period.firstDay().toString(),
                lease.node(),
                lease.granted(),
                limit,
                lease.granted());
        if (raised != 1) {
            throw new IllegalStateException("subscription " + subscription + " has no " + lease.granted()
                    + " units to lease to " + lease.node());
        }
    }

    private static LeasePool.Lease lease(ResultSet row) throws SQLException {
        return new LeasePool.Lease(
                row.getString("node"),
                row.getLong("granted"),
                row.getLong("counted"),
                row.getLong("wanted"),
                row.getLong("version"));
    }

    /** Whose quota it is: a subscription's, or a key's budget. */
    record Holder(UUID id, ZoneId zone, boolean budget) {

        private static final String BUDGET = "key:";

        /** As the topics name it. */
        String wire() {
            return budget ? BUDGET + id : id.toString();
        }

        /** The id that the topics name so. */
        static UUID parse(String wire) {
            return UUID.fromString(wire.startsWith(BUDGET) ? wire.substring(BUDGET.length()) : wire);
        }
    }

    /**
     * What limits a period.
     *
     * @param limit 0: no hard quota
     */
    record Counter(long limit, long used) {}
}
