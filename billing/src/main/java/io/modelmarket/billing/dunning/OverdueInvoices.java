package io.modelmarket.billing.dunning;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.Owed;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was due at an instant and is not paid or credited by now, less what the platform owes the same tenant in that
 * currency of invoices that were paid and credited: that is set off against what is due longest.
 */
@ApplicationScoped
class OverdueInvoices {

    /** Sums go from what the platform owes to what is due last, so that each says what is left of its invoice. */
    private static final String OPEN = """
            FROM (SELECT l.*, sum(l.open) OVER (PARTITION BY l.tenant, l.currency) AS together
                  FROM (SELECT i.tenant, i.number, i.currency, i.due_at,
                               least(o.open, sum(o.open) OVER (PARTITION BY i.tenant, i.currency
                                   ORDER BY o.open > 0, i.due_at, i.number)) AS open
                        FROM invoice i
            """ + Owed.JOIN + """
                        WHERE o.open < 0 OR (o.open > 0 AND i.due_at <= ?)) l
                  WHERE l.open > 0) o
            WHERE o.together >= coalesce(
                (SELECT l.minor FROM unnest(?, ?) AS l (currency, minor) WHERE l.currency = o.currency), ?)
            """;

    private final Database database;
    private final DunningConfig config;

    @Inject
    OverdueInvoices(Database database, DunningConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * The tenant's, the latest first; at least a whole day past due, with what is left of each. None in a currency in
     * which they come to less than leads to anything.
     */
    @Transactional
    List<Overdue> of(TenantId tenant, Instant at) {
        return database.query(
                "SELECT o.*, (SELECT p.parties FROM invoice p WHERE p.number = o.number) AS parties " + OPEN
                        + " AND o.tenant = ? ORDER BY o.due_at, o.number",
                row -> {
                    Instant dueAt = Database.instant(row, "due_at");
                    Parties parties = Parties.parse(row.getString("parties"));
                    return new Overdue(
                            row.getString("number"),
                            new Money(row.getLong("open"), Currency.getInstance(row.getString("currency"))),
                            dueAt,
                            Duration.between(dueAt, at).toDays(),
                            parties == null ? null : parties.account());
                },
                aDayLate(at),
                currencies(),
                leasts(),
                config.leastMinorUnits(),
                tenant.value());
    }

    /** Who has any, and who is not active; across tenants only. */
    @Transactional
    List<TenantId> concerned(Instant at) {
        return database.query(
                "SELECT o.tenant " + OPEN
                        + " UNION SELECT tenant FROM payment_standing WHERE standing <> 'ACTIVE' ORDER BY 1",
                row -> new TenantId(row.getString(1)),
                aDayLate(at),
                currencies(),
                leasts(),
                config.leastMinorUnits());
    }

    private SqlArray currencies() {
        return SqlArray.column(
                "text",
                config.leastMinorUnitsIn().entrySet(),
                least -> least.getKey().toUpperCase(Locale.ROOT));
    }

    private SqlArray leasts() {
        return SqlArray.column("bigint", config.leastMinorUnitsIn().entrySet(), Map.Entry::getValue);
    }

    private static Instant aDayLate(Instant at) {
        return at.minus(Duration.ofDays(1));
    }
}
