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
    private final PayoutConfig config;
    private final InstantSource clock;

    @Inject
    Payables(Database database, PayoutConfig config, InstantSource clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /**
     * By partner: what was accrued long enough ago, less everything that was paid or taken back since. A negative
     * balance is carried on until later shares have made up for it. Tax is paid as it is booked, and waits for nothing.
     */
    Map<String, Money> due(Currency currency, Instant accruedUntil) {
        Map<String, Money> due = new LinkedHashMap<>();
        database.query(
                """
                SELECT a.tenant, (-sum(e.amount_minor) FILTER (WHERE e.amount_minor > 0 OR t.booked_at <= ?
                           OR t.kind = 'INPUT_TAX'))::bigint AS due
                FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id
                JOIN ledger_transaction t ON t.id = e.transaction_id
                WHERE a.purpose = 'PARTNER_PAYABLE' AND a.currency = ? GROUP BY a.tenant ORDER BY a.tenant
                """,
                row -> due.put(row.getString("tenant"), new Money(row.getLong("due"), currency)),
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
        return new Money(Math.max(1, Money.round(config.minimum(), currency).minorUnits()), currency);
    }
}
