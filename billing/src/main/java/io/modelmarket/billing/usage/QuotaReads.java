package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.period.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How much of each quota is used. */
@ApplicationScoped
class QuotaReads {

    private static final int MOST = 1000;

    private final Database database;

    @Inject
    QuotaReads(Database database) {
        this.database = database;
    }

    /** The tenant's running subscriptions, in the period that {@code now} lies in. */
    @Transactional
    public List<QuotaView> of(String tenant, Instant now) {
        return database.query("""
                SELECT s.id, s.model, s.time_zone, p.name, v.monthly_requests,
                       coalesce((SELECT q.used FROM quota_counter q WHERE q.subscription_id = s.id
                         AND q.period = date_trunc('month', ?::timestamptz AT TIME ZONE s.time_zone)::date), 0) AS used
                FROM subscription s
                JOIN plan p ON p.id = s.plan_id
                JOIN plan_version v ON v.plan_id = s.plan_id AND v.version = s.plan_version
                WHERE s.tenant = ? AND s.status <> 'CANCELLED' ORDER BY s.model LIMIT ?
                """, row -> view(row, now), now, tenant, MOST);
    }

    private static QuotaView view(ResultSet row, Instant now) throws SQLException {
        Period period = Period.containing(now, ZoneId.of(row.getString("time_zone")));
        Long limit = Database.longOrNull(row, "monthly_requests");
        long used = row.getLong("used");
        return new QuotaView(
                row.getObject("id", UUID.class),
                row.getString("model"),
                row.getString("name"),
                limit,
                used,
                limit == null ? null : Math.max(0, limit - used),
                period.toString(),
                period.from(),
                period.to(),
                period.zone().getId());
    }

    /** A subscription's quota in the running calendar month; no limit where its plan has none. */
    record QuotaView(
            UUID subscription,
            String model,
            String plan,
            @Nullable Long limit,
            long used,
            @Nullable Long remaining,
            String period,
            Instant countedFrom,
            Instant resetsAt,
            String timeZone) {}
}
