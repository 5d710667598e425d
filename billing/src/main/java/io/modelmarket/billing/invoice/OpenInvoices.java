package io.modelmarket.billing.invoice;

import io.modelmarket.billing.database.Database;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/** Invoices as those take them who change what is owed of them, one at a time. */
@ApplicationScoped
public class OpenInvoices {

    private final Database database;
    private final Event<OwedChanged> changes;

    @Inject
    OpenInvoices(Database database, Event<OwedChanged> changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Says, in the running transaction, that less or more is owed of an invoice now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(OpenInvoice invoice) {
        changes.fire(new OwedChanged(invoice.tenant()));
    }

    /**
     * The invoice, held against other credits and payments of it until the transaction ends. Across tenants only.
     *
     * @throws ProblemException when there is none of that number
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public OpenInvoice hold(String number) {
        database.query("SELECT pg_advisory_xact_lock(hashtextextended('invoice ' || ?, 0))", row -> true, number);
        return database.first(
                        "SELECT i.id, i.number, i.tenant, i.currency, i.time_zone, i.issued_at, o.open FROM invoice i"
                                + Owed.JOIN + "WHERE i.number = ?",
                        row -> {
                            Currency currency = Currency.getInstance(row.getString("currency"));
                            return new OpenInvoice(
                                    row.getObject("id", UUID.class),
                                    row.getString("number"),
                                    new TenantId(row.getString("tenant")),
                                    currency,
                                    ZoneId.of(row.getString("time_zone")),
                                    Database.instant(row, "issued_at"),
                                    new Money(row.getLong("open"), currency));
                        },
                        number)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no invoice " + number + "."));
    }
}
