package io.modelmarket.billing.budget;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.QuotaKind;
import io.modelmarket.billing.quota.Leases;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * The keys' budgets. Each row remembers the offset it comes from and only a higher one changes it, so records may be
 * read again, or by two instances at different speed.
 */
@ApplicationScoped
class KeyBudgets {

    private final Database database;
    private final Leases leases;
    private final InstantSource clock;

    @Inject
    KeyBudgets(Database database, Leases leases, InstantSource clock) {
        this.database = database;
        this.leases = leases;
        this.clock = clock;
    }

    /** A key has a budget from now on. What is leased of it beyond a lower one is asked back. Across tenants only. */
    @Transactional
    public void set(Told told, long offset) {
        int changed = database.update(
                """
                INSERT INTO key_budget AS b (id, key_id, tenant, monthly_requests, quota_kind, time_zone, source_offset)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET monthly_requests = excluded.monthly_requests,
                    quota_kind = excluded.quota_kind, source_offset = excluded.source_offset
                WHERE b.source_offset < excluded.source_offset
                """,
                told.id(),
                told.key(),
                told.tenant().value(),
                told.monthlyRequests(),
                told.kind(),
                told.zone().getId(),
                offset);
        if (changed > 0) {
            leases.reconsider(told.id(), Period.containing(clock.instant(), told.zone()));
        }
    }

    /** A key has none any more. Across tenants only. */
    @Transactional
    public void clear(String key, long offset) {
        List<Cleared> cleared = database.query(
                """
                UPDATE key_budget SET monthly_requests = NULL, source_offset = ?
                WHERE key_id = ? AND source_offset < ? AND monthly_requests IS NOT NULL RETURNING id, time_zone
                """,
                row -> new Cleared(row.getObject("id", UUID.class), ZoneId.of(row.getString("time_zone"))),
                offset,
                key,
                offset);
        cleared.forEach(budget -> leases.reconsider(budget.id(), Period.containing(clock.instant(), budget.zone())));
    }

    /** A tenant's budgets in the month that {@code now} lies in, by key. */
    @Transactional
    List<BudgetView> of(TenantId tenant, Instant now, Page page) {
        return database.query("""
                SELECT b.key_id, b.monthly_requests, b.quota_kind, b.time_zone, coalesce(c.used, 0) AS used,
                       ARRAY(SELECT a.level FROM quota_alert a WHERE a.subscription_id = b.id
                             AND a.period = m.first AND a.quota = b.monthly_requests ORDER BY a.level) AS levels
                FROM key_budget b
                CROSS JOIN LATERAL (SELECT date_trunc('month', ?::timestamptz AT TIME ZONE b.time_zone)::date) AS m (first)
                LEFT JOIN quota_counter c ON (c.subscription_id, c.period) = (b.id, m.first)
                WHERE b.tenant = ? AND b.monthly_requests IS NOT NULL ORDER BY b.key_id LIMIT ? OFFSET ?
                """, row -> view(row, now), now, tenant.value(), page.rowsToRead(), page.offset());
    }

    private static BudgetView view(ResultSet row, Instant now) throws SQLException {
        Period period = Period.containing(now, ZoneId.of(row.getString("time_zone")));
        long limit = row.getLong("monthly_requests");
        long used = row.getLong("used");
        return new BudgetView(
                row.getString("key_id"),
                limit,
                QuotaKind.valueOf(row.getString("quota_kind")),
                used,
                Math.max(0, limit - used),
                List.of((Integer[]) row.getArray("levels").getArray()),
                period.toString(),
                period.to(),
                period.zone().getId());
    }

    private record Cleared(UUID id, ZoneId zone) {}

    /** A budget as tenant-service tells it. */
    record Told(UUID id, String key, TenantId tenant, long monthlyRequests, QuotaKind kind, ZoneId zone) {

        static Told of(KeyState state) {
            return new Told(
                    UUID.fromString(state.getBudget().getId()),
                    state.getKeyId(),
                    new TenantId(state.getTenant()),
                    state.getBudget().getMonthlyRequests(),
                    QuotaKind.valueOf(state.getBudget().getKind().name()),
                    ZoneId.of(state.getBudget().getTimeZone()));
        }
    }

    /**
     * A key's budget in the running calendar month.
     *
     * @param alerts the per cent of it that are reached, of those at which its tenant is alerted
     */
    record BudgetView(
            String key,
            long limit,
            QuotaKind quotaKind,
            long used,
            long remaining,
            List<Integer> alerts,
            String period,
            Instant resetsAt,
            String timeZone) {}
}
