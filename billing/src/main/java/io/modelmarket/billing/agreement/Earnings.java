package io.modelmarket.billing.agreement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.meter.Units;
import io.modelmarket.billing.referral.Referral;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a scope has earned in a month, less what was credited, as the accruals say, and the answered usage that was
 * shared with it; and what rules have had before. For previews: each is looked up across tenants, by itself.
 */
@ApplicationScoped
class Earnings {

    /** Of a lineage, only what the partner's own models have earned: others have not signed that it is shown. */
    private static final String EARNED = """
            WITH RECURSIVE made AS (
                SELECT model, version FROM directory_release WHERE model = ?
                UNION SELECT d.model, d.version FROM made m
                JOIN directory_release d ON (d.base_model, d.base_version) = (m.model, m.version))
            SELECT sum(a.amount_minor)::bigint AS gross, 0 AS requests, 0 AS rows_in, 0 AS compute_micros,
                   0 AS bytes_in, 0 AS bytes_out, 0 AS tokens_in, 0 AS tokens_out,
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
            GROUP BY promoter, referred_on, l.plan_id
            UNION ALL
            SELECT 0, sum(u.requests)::bigint, sum(u.rows_in)::bigint, sum(u.compute_micros)::bigint,
                   sum(u.bytes_in)::bigint, sum(u.bytes_out)::bigint, sum(u.tokens_in)::bigint,
                   sum(u.tokens_out)::bigint, s.referral_promoter,
                   (s.referred_at AT TIME ZONE s.time_zone)::date AS referred_on, u.plan_id
            FROM usage_shared u
            JOIN subscription s ON s.id = u.subscription_id
            JOIN plan p ON p.id = u.plan_id
            JOIN directory_tenant t ON t.tenant = s.tenant
            WHERE (s.model = ? OR (? = 'LINEAGE' AND (s.model, u.version) IN (SELECT model, version FROM made)
                    AND split_part(s.model, '/', 1) = split_part(?, '/', 1)))
                AND p.currency = ? AND u.usage_period = ? AND (? = '' OR u.version = ?)
                AND (cardinality(?::text[]) = 0 OR t.country = ANY (?))
            GROUP BY s.referral_promoter, referred_on, u.plan_id
            """;

    private final Database database;
    private final TenantScope scope;
    private final PastShares past;
    private final InstantSource clock;

    @Inject
    Earnings(Database database, TenantScope scope, PastShares past, InstantSource clock) {
        this.database = database;
        this.scope = scope;
        this.past = past;
        this.clock = clock;
    }

    Earned of(Preview.Subject subject, YearMonth month) {
        String model = subject.model();
        String version = subject.scope().version();
        SqlArray countries = SqlArray.text(subject.scope().countries());
        List<Object> one = List.of(
                model,
                subject.scope().kind(),
                model,
                subject.currency().getCurrencyCode(),
                month.atDay(1),
                version,
                version,
                countries,
                countries);
        List<Object> parameters = new ArrayList<>();
        parameters.add(model);
        parameters.addAll(one);
        parameters.addAll(one);
        return apart(() -> new Earned(month.atDay(1), database.query(EARNED, Earnings::part, parameters.toArray())));
    }

    /**
     * What an agreement's rule has had, or brought back, in all periods.
     *
     * @param but the first day of one that does not count; null: all do
     */
    long had(ActiveAgreement agreement, int rule, Currency currency, @Nullable LocalDate but) {
        Shares shares = agreement.shares();
        PastShares.Place place = new PastShares.Place(agreement.id(), but, shares.slotOf(rule));
        return apart(() -> past.elsewhere(place, shares.shares().get(rule), currency, clock.instant()));
    }

    /** What counts for the lifetime cap of a rule that is proposed, or is back of the advance that it carries over. */
    long had(Acceptability.Subject subject, Share share) {
        return apart(() -> past.before(subject, share));
    }

    private <T> T apart(Callable<T> read) {
        return scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(read));
    }

    private static Earned.Part part(ResultSet row) throws SQLException {
        String promoter = row.getString("promoter");
        return new Earned.Part(
                row.getLong("gross"),
                new Units(Map.of(
                        Meter.REQUESTS, row.getLong("requests"),
                        Meter.ROWS, row.getLong("rows_in"),
                        Meter.COMPUTE_TIME, row.getLong("compute_micros"),
                        Meter.BYTES_IN, row.getLong("bytes_in"),
                        Meter.BYTES_OUT, row.getLong("bytes_out"),
                        Meter.TOKENS_IN, row.getLong("tokens_in"),
                        Meter.TOKENS_OUT, row.getLong("tokens_out"))),
                promoter == null
                        ? null
                        : new Referral(new TenantId(promoter), row.getObject("referred_on", LocalDate.class)),
                row.getObject("plan_id", UUID.class));
    }
}
