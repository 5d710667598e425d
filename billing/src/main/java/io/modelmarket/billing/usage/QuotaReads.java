package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.plan.QuotaKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Counted, List<AlertView>> alerts = alerts(tenant, now);
        return database.query("""
                SELECT s.id, s.model, s.time_zone, p.name, v.monthly_requests, v.quota_kind,
                       coalesce((SELECT q.used FROM quota_counter q WHERE q.subscription_id = s.id
                         AND q.period = date_trunc('month', ?::timestamptz AT TIME ZONE s.time_zone)::date), 0) AS used
                FROM subscription s
                JOIN plan p ON p.id = s.plan_id
                JOIN plan_version v ON v.plan_id = s.plan_id AND v.version = s.plan_version
                WHERE s.tenant = ? AND s.status <> 'CANCELLED' ORDER BY s.model LIMIT ?
                """, row -> view(row, now, alerts), now, tenant, MOST);
    }

    /** Those of the running period, whichever zone it is cut in: it began at most a month and a day ago. */
    private Map<Counted, List<AlertView>> alerts(String tenant, Instant now) {
        Map<Counted, List<AlertView>> alerts = new HashMap<>();
        database.query(
                """
                SELECT subscription_id, period, level, quota, reached_at FROM quota_alert
                WHERE tenant = ? AND period > ?::date - 33 ORDER BY level
                """,
                row -> alerts.computeIfAbsent(
                                new Counted(
                                        row.getObject("subscription_id", UUID.class),
                                        row.getDate("period").toLocalDate()),
                                key -> new ArrayList<>())
                        .add(new AlertView(
                                row.getInt("level"), row.getLong("quota"), Database.instant(row, "reached_at"))),
                tenant,
                LocalDate.ofInstant(now, ZoneOffset.UTC).toString());
        return alerts;
    }

    private static QuotaView view(ResultSet row, Instant now, Map<Counted, List<AlertView>> alerts)
            throws SQLException {
        Period period = Period.containing(now, ZoneId.of(row.getString("time_zone")));
        Long limit = Database.longOrNull(row, "monthly_requests");
        long used = row.getLong("used");
        UUID subscription = row.getObject("id", UUID.class);
        return new QuotaView(
                subscription,
                row.getString("model"),
                row.getString("name"),
                limit,
                limit == null ? null : QuotaKind.valueOf(row.getString("quota_kind")),
                used,
                limit == null ? null : Math.max(0, limit - used),
                period.toString(),
                period.from(),
                period.to(),
                period.zone().getId(),
                alerts.getOrDefault(new Counted(subscription, period.firstDay()), List.of()).stream()
                        .filter(alert -> limit != null && alert.quota() == limit)
                        .toList());
    }

    /**
     * A subscription's quota in the running calendar month; no limit where its plan has none, alerts where it is soft,
     * of this limit.
     */
    record QuotaView(
            UUID subscription,
            String model,
            String plan,
            @Nullable Long limit,
            @Nullable QuotaKind quotaKind,
            long used,
            @Nullable Long remaining,
            String period,
            Instant countedFrom,
            Instant resetsAt,
            String timeZone,
            List<AlertView> alerts) {}

    /** A level of a soft quota, in per cent, and when it was reached. */
    record AlertView(int level, long quota, Instant reachedAt) {}

    private record Counted(UUID subscription, LocalDate period) {}
}
