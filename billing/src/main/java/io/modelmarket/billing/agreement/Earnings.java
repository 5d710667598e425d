package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/** What a scope has earned in a month, less what was credited, as the accruals say. */
@ApplicationScoped
class Earnings {

    /** Of a lineage, only what the partner's own models have earned: others have not signed that it is shown. */
    private static final String EARNED = """
            WITH RECURSIVE made AS (
                SELECT model, version FROM directory_release WHERE model = ?
                UNION SELECT d.model, d.version FROM made m
                JOIN directory_release d ON (d.base_model, d.base_version) = (m.model, m.version))
            SELECT sum(minor)::bigint AS gross, sum(units)::bigint AS units, promoter, referred_on, plan_id
            FROM (SELECT sum(a.amount_minor) AS minor, max(a.units) AS units,
                         CASE WHEN a.lineage_step = 0 THEN s.referral_promoter END AS promoter,
                         (s.referred_at AT TIME ZONE s.time_zone)::date AS referred_on, l.plan_id
                  FROM accrual a
                  JOIN invoice_line l ON l.reference = coalesce(a.credits, a.reference)
                  JOIN subscription s ON s.id = l.subscription_id
                  JOIN directory_tenant t ON t.tenant = l.tenant
                  WHERE (a.model = ? OR (? = 'LINEAGE' AND (a.model, a.version) IN (SELECT model, version FROM made)
                          AND split_part(a.model, '/', 1) = split_part(?, '/', 1)))
                      AND a.currency = ? AND a.usage_period = ? AND (? = '' OR a.version = ?)
                      AND (cardinality(?::text[]) = 0 OR t.country = ANY (?))
                  GROUP BY a.reference, a.used_version, a.lineage_step, s.id, l.plan_id) e
            GROUP BY promoter, referred_on, plan_id
            """;

    private final Database database;
    private final TenantScope scope;

    @Inject
    Earnings(Database database, TenantScope scope) {
        this.database = database;
        this.scope = scope;
    }

    Earned of(Preview.Subject subject, YearMonth month) {
        String model = subject.model();
        String version = subject.scope().version();
        SqlArray countries = SqlArray.text(subject.scope().countries());
        return scope.callAsPlatform(() -> QuarkusTransaction.requiringNew()
                .call(() -> new Earned(
                        month.atDay(1),
                        database.query(
                                EARNED,
                                Earnings::part,
                                model,
                                model,
                                subject.scope().kind(),
                                model,
                                subject.currency().getCurrencyCode(),
                                month.atDay(1),
                                version,
                                version,
                                countries,
                                countries))));
    }

    private static Earned.Part part(ResultSet row) throws SQLException {
        String promoter = row.getString("promoter");
        return new Earned.Part(
                row.getLong("gross"),
                row.getLong("units"),
                promoter == null
                        ? null
                        : new Referral(new TenantId(promoter), row.getObject("referred_on", LocalDate.class)),
                row.getObject("plan_id", UUID.class));
    }
}
