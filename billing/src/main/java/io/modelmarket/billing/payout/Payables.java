package io.modelmarket.billing.payout;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** What partners can be paid, by the ledger. Within a transaction, across tenants only. */
@ApplicationScoped
class Payables {

    private final Database database;
    private final CameBack cameBack;
    private final MinimumPayout minimum;
    private final PayoutConfig config;
    private final InstantSource clock;

    @Inject
    Payables(Database database, CameBack cameBack, MinimumPayout minimum, PayoutConfig config, InstantSource clock) {
        this.database = database;
        this.cameBack = cameBack;
        this.minimum = minimum;
        this.config = config;
        this.clock = clock;
    }

    /** Waits for whoever else is paying in a currency, or takes payouts of it back, until the transaction ends. */
    void hold(Currency currency) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('settlement ' || ?, 0))",
                row -> true,
                currency.getCurrencyCode());
    }

    /**
     * By partner: what was accrued long enough ago, less everything that was paid or taken back since. A negative
     * balance is carried on until later shares have made up for it. Tax is paid as it is booked, and waits for nothing;
     * nor does what came back of earlier payouts.
     */
    Map<String, Due> due(Currency currency, Instant accruedUntil) {
        Map<String, Money> again = cameBack.of(currency);
        Money nothing = Money.zero(currency);
        Map<String, Due> due = new LinkedHashMap<>();
        database.query(
                """
                SELECT a.tenant, (-sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0 OR t.booked_at <= ?
                           OR t.kind IN ('INPUT_TAX', 'PAYOUT_RETURN')))::bigint AS due
                FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
                JOIN ledger_transaction t ON t.id = e.transaction_id
                WHERE a.purpose = 'PARTNER_PAYABLE' AND a.currency = ? GROUP BY a.tenant ORDER BY a.tenant
                """,
                row -> {
                    String tenant = row.getString("tenant");
                    Money owed = new Money(row.getLong("due"), currency);
                    return due.put(tenant, Due.of(owed, again.getOrDefault(tenant, nothing)));
                },
                accruedUntil,
                currency.getCurrencyCode());
        return due;
    }

    /** Shares that were accrued until then have been kept back for long enough. */
    Instant accruedUntil() {
        return clock.instant().minus(Duration.ofDays(config.holdDays()));
    }

    /** The least that is paid out. */
    Money minimum(Currency currency) {
        return minimum.of(currency);
    }
}
