package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/**
 * Usage in a month of which its subscription held nothing of the plan version, as of calls that were under way at the
 * end of the month before: it is charged in the last month of which some was held, so that what is charged once a month
 * is not charged for the next one too. Decided once, for what is billed never becomes less. Within a transaction only.
 */
@ApplicationScoped
class StrayUsage {

    private static final String LAST_HELD =
            "date_trunc('month', (g.to_at - interval '1 microsecond') AT TIME ZONE s.time_zone)::date";

    /** What its own month has billed already stays there. The hours are implied by the months, and have an index. */
    private static final String STRAY = """
            FROM subscription_segment g
            JOIN subscription s ON s.id = g.subscription_id
            JOIN usage_rollup r ON (r.subscription_id, r.plan_id, r.plan_version)
                = (g.subscription_id, g.plan_id, g.plan_version) AND r.hour >= g.to_at AND r.period > %s
            WHERE g.tenant = ANY (?) AND r.tenant = ANY (?) AND g.to_at IS NOT NULL AND g.to_at > g.from_at
              AND r.charged_in IS NULL
              AND NOT EXISTS (SELECT 1 FROM subscription_segment h
                  WHERE (h.subscription_id, h.plan_id, h.plan_version) = (g.subscription_id, g.plan_id, g.plan_version)
                    AND h.seq > g.seq AND (h.to_at IS NULL OR h.to_at > h.from_at)
                    AND h.from_at < (r.period + interval '1 month') AT TIME ZONE s.time_zone)
              AND NOT EXISTS (SELECT 1 FROM invoice_line l
                  WHERE (l.subscription_id, l.plan_id, l.plan_version, l.usage_period)
                      = (r.subscription_id, r.plan_id, r.plan_version, r.period))
            """.formatted(LAST_HELD);

    private final Database database;

    @Inject
    StrayUsage(Database database) {
        this.database = database;
    }

    /** Says of each of the consumers' usage where it is charged. No other close of theirs bills meanwhile. */
    void settle(Collection<TenantId> tenants) {
        SqlArray all = SqlArray.column("text", tenants, TenantId::value);
        List<String> concerned = database.query(
                "SELECT DISTINCT r.tenant COLLATE \"C\" AS tenant " + STRAY + " ORDER BY 1",
                row -> row.getString("tenant"),
                all,
                all);
        if (!concerned.isEmpty()) {
            SqlArray those = new SqlArray("text", concerned);
            database.query(
                    "SELECT pg_advisory_xact_lock(hashtextextended('close ' || t, 0)) FROM unnest(?) AS t",
                    row -> true,
                    those);
            database.update(
                    "UPDATE usage_rollup u SET charged_in = x.held FROM (SELECT r.subscription_id, r.plan_id, r.plan_version,"
                            + " r.hour, r.version, " + LAST_HELD + " AS held " + STRAY + ") x"
                            + " WHERE (u.subscription_id, u.plan_id, u.plan_version, u.hour, u.version)"
                            + " = (x.subscription_id, x.plan_id, x.plan_version, x.hour, x.version)",
                    those,
                    those);
        }
    }
}
