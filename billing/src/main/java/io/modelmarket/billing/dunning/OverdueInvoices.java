package io.modelmarket.billing.dunning;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.invoice.Owed;
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

/** What was due at an instant and is not paid or credited by now. */
@ApplicationScoped
class OverdueInvoices {

    private static final String OPEN = """
            FROM (SELECT i.tenant, i.number, i.currency, i.due_at, o.open,
                         sum(o.open) OVER (PARTITION BY i.tenant, i.currency) AS together
                  FROM invoice i
            """ + Owed.JOIN + """
                  WHERE i.due_at <= ? AND o.open > 0) o
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
     * The tenant's, the latest first; at least a whole day past due. None in a currency in which they come to less than
     * leads to anything.
     */
    @Transactional
    List<Overdue> of(TenantId tenant, Instant at) {
        return database.query(
                "SELECT * " + OPEN + " AND o.tenant = ? ORDER BY o.due_at, o.number",
                row -> {
                    Instant dueAt = Database.instant(row, "due_at");
                    return new Overdue(
                            row.getString("number"),
                            new Money(row.getLong("open"), Currency.getInstance(row.getString("currency"))),
                            dueAt,
                            Duration.between(dueAt, at).toDays());
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
