package io.modelmarket.billing.statement;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.payout.MinimumPayout;
import io.modelmarket.billing.payout.PayoutConfig;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads partners' accounts; accruals and payouts from their own tables, what is payable from the ledger. */
@ApplicationScoped
public class StatementAccounts {

    /** One statement, so that everything is as of one instant; for {@link #parameters} and {@link #read}. */
    public static final String SQL = """
            WITH moved AS (
                SELECT tenant, currency, period,
                       CASE WHEN credits IS NOT NULL THEN 'TAKEN_BACK' WHEN rule = 'RECOUPMENT' THEN 'RECOUPED'
                            ELSE 'ACCRUED' END AS what,
                       sum(amount_minor) AS minor,
                       coalesce(sum(amount_minor) FILTER (WHERE amount_minor > 0 AND accrued_at > ?), 0) AS held
                FROM accrual WHERE role <> 'PLATFORM' AND (?::text IS NULL OR tenant = ?) GROUP BY 1, 2, 3, 4
                UNION ALL
                SELECT p.tenant, s.currency, date_trunc('month', s.execute_on)::date, w.what, w.minor, 0
                FROM payout p JOIN settlement s ON s.id = p.settlement_id AND s.state = 'APPROVED'
                CROSS JOIN LATERAL (VALUES ('PAID', -(p.amount_minor + p.tax_minor + p.again_minor)),
                                           ('TAX', p.tax_minor)) AS w (what, minor)
                WHERE NOT p.left_out AND (?::text IS NULL OR p.tenant = ?)
                UNION ALL
                SELECT e.tenant, s.currency, date_trunc('month', e.happened_on)::date, 'CAME_BACK',
                       p.amount_minor + p.tax_minor + p.again_minor, 0
                FROM payout_event e JOIN payout p USING (settlement_id, tenant) JOIN settlement s ON s.id = p.settlement_id
                WHERE e.kind <> 'EXECUTED' AND e.undone_at IS NULL AND (?::text IS NULL OR e.tenant = ?)
                UNION ALL
                SELECT a.tenant, a.currency, NULL, 'LEDGER', -sum(e.amount_minor), 0
                FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
                WHERE a.purpose = 'PARTNER_PAYABLE' AND (?::text IS NULL OR a.tenant = ?) GROUP BY 1, 2)
            SELECT tenant, currency, coalesce(sum(minor) FILTER (WHERE period < ?), 0)::bigint AS opening,
                   coalesce(sum(minor) FILTER (WHERE what = 'ACCRUED' AND period = ?), 0)::bigint AS accrued,
                   coalesce(-sum(minor) FILTER (WHERE what = 'RECOUPED' AND period = ?), 0)::bigint AS recouped,
                   coalesce(-sum(minor) FILTER (WHERE what = 'TAKEN_BACK' AND period = ?), 0)::bigint AS taken_back,
                   coalesce(sum(minor) FILTER (WHERE what = 'TAX' AND period = ?), 0)::bigint AS tax,
                   coalesce(-sum(minor) FILTER (WHERE what = 'PAID' AND period = ?), 0)::bigint AS paid,
                   coalesce(sum(minor) FILTER (WHERE what = 'CAME_BACK' AND period = ?), 0)::bigint AS came_back,
                   coalesce(sum(minor) FILTER (WHERE period > ?), 0)::bigint AS later,
                   coalesce(sum(minor) FILTER (WHERE what = 'LEDGER'), 0)::bigint AS ledger,
                   sum(held)::bigint AS held
            FROM moved GROUP BY tenant, currency ORDER BY tenant, currency
            """;

    private static final int MONTHS = 8;
    private static final int TENANTS = 4;

    private final Database database;
    private final MinimumPayout minimum;
    private final PayoutConfig config;

    @Inject
    StatementAccounts(Database database, MinimumPayout minimum, PayoutConfig config) {
        this.database = database;
        this.minimum = minimum;
        this.config = config;
    }

    /** A partner's accounts in a month, by currency. */
    @Transactional
    public List<StatementAccount> of(String tenant, LocalDate month, Instant now) {
        return database.query(SQL, this::read, parameters(tenant, month, now));
    }

    /** What the statement is asked: of one partner, or of all, in a month. */
    public @Nullable Object[] parameters(@Nullable String tenant, LocalDate month, Instant now) {
        @Nullable Object[] parameters = new Object[1 + 2 * TENANTS + MONTHS];
        Arrays.fill(parameters, 1, 1 + 2 * TENANTS, tenant);
        Arrays.fill(parameters, 1 + 2 * TENANTS, parameters.length, month);
        parameters[0] = now.minus(Duration.ofDays(config.holdDays()));
        return parameters;
    }

    /** One of the statement's rows. */
    public StatementAccount read(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new StatementAccount(
                row.getString("tenant"),
                money(row, "opening", currency),
                money(row, "accrued", currency),
                money(row, "recouped", currency),
                money(row, "taken_back", currency),
                money(row, "tax", currency),
                money(row, "paid", currency),
                money(row, "came_back", currency),
                money(row, "later", currency),
                money(row, "ledger", currency),
                money(row, "held", currency),
                minimum.of(currency));
    }

    private static Money money(ResultSet row, String column, Currency currency) throws SQLException {
        return new Money(row.getLong(column), currency);
    }
}
