package io.modelmarket.billing.close;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.rating.Billed;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Finds what is to be billed: one statement, so all of it as of one instant. */
@ApplicationScoped
class UnbilledUsage {

    private final Database database;

    @Inject
    UnbilledUsage(Database database) {
        this.database = database;
    }

    /** Of the period itself, and what came late for periods before it that are closed. */
    List<Unbilled> of(TenantId tenant, YearMonth period) {
        return database.query(
                """
                WITH used AS (
                    SELECT subscription_id, plan_id, plan_version, period, model, sum(requests)::bigint AS requests
                    FROM usage_rollup r
                    WHERE tenant = ? AND (period = ? OR (period < ? AND EXISTS (SELECT 1 FROM period_close c
                          WHERE c.tenant = r.tenant AND c.period = r.period AND NOT c.interim
                              AND c.reopened_at IS NULL)))
                    GROUP BY subscription_id, plan_id, plan_version, period, model),
                billed AS (
                    SELECT subscription_id, plan_id, plan_version, usage_period,
                           sum(quantity)::bigint AS requests, sum(amount_minor)::bigint AS minor
                    FROM invoice_line WHERE tenant = ? AND usage_period <= ?
                    GROUP BY subscription_id, plan_id, plan_version, usage_period)
                SELECT u.subscription_id, u.plan_id, u.plan_version, u.period, u.model, u.requests,
                       coalesce(b.requests, 0) AS billed_requests, coalesce(b.minor, 0) AS billed_minor,
                       p.name, p.currency, v.price_per_request
                FROM used u
                JOIN plan p ON p.id = u.plan_id
                JOIN plan_version v ON v.plan_id = u.plan_id AND v.version = u.plan_version
                LEFT JOIN billed b ON (b.subscription_id, b.plan_id, b.plan_version, b.usage_period)
                                    = (u.subscription_id, u.plan_id, u.plan_version, u.period)
                WHERE u.requests > coalesce(b.requests, 0)
                ORDER BY u.period DESC, u.model, p.name, u.plan_version, u.subscription_id
                """,
                UnbilledUsage::read,
                tenant.value(),
                period.atDay(1),
                period.atDay(1),
                tenant.value(),
                period.atDay(1));
    }

    private static Unbilled read(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Unbilled(
                new BilledUsage(
                        row.getObject("subscription_id", UUID.class),
                        ModelName.parse(row.getString("model")),
                        row.getObject("plan_id", UUID.class),
                        row.getInt("plan_version"),
                        YearMonth.from(row.getDate("period").toLocalDate())),
                row.getString("name"),
                new Tariff(currency, row.getBigDecimal("price_per_request")),
                row.getLong("requests"),
                new Billed(row.getLong("billed_requests"), new Money(row.getLong("billed_minor"), currency)));
    }
}
