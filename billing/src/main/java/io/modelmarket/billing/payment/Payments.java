package io.modelmarket.billing.payment;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.OpenInvoices;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records payments and takes them back. More than is owed is refused. Across tenants only. */
@ApplicationScoped
public class Payments {

    private final Database database;
    private final OpenInvoices invoices;
    private final Ledger ledger;
    private final InstantSource clock;
    private final TenantId platform;

    @Inject
    Payments(Database database, OpenInvoices invoices, Ledger ledger, InstantSource clock, PaymentConfig config) {
        this.database = database;
        this.invoices = invoices;
        this.ledger = ledger;
        this.clock = clock;
        this.platform = new TenantId(config.platformTenant());
    }

    /**
     * Records a payment.
     *
     * @return its id
     * @throws ProblemException when it is more than is owed, of the future, or recorded already
     */
    @Transactional
    public UUID record(Receipt receipt, String by) {
        OpenInvoice invoice = invoices.hold(receipt.invoice());
        Money amount = new Money(Amounts.minor(receipt.amount(), invoice.currency()), invoice.currency());
        if (amount.minorUnits() > invoice.open().minorUnits()) {
            throw unprocessable("of invoice " + invoice.number() + " " + invoice.open() + " is open; " + amount
                    + " is more: record what is owed and send the rest back.");
        }
        Instant received = receipt.receivedOn().atStartOfDay(ZoneOffset.UTC).toInstant();
        if (received.isAfter(clock.instant())) {
            throw unprocessable("receivedOn is in the future.");
        }
        Entry entry = new Entry(invoice, amount, receipt.receivedOn(), receipt.reference(), null);
        return write(entry, received.isAfter(invoice.issuedAt()) ? received : invoice.issuedAt(), by);
    }

    /**
     * Takes a payment back that was a mistake, or did not stay.
     *
     * @throws ProblemException when there is none, or it was taken back before
     */
    @Transactional
    public UUID reverse(UUID payment, String reason, String by) {
        Made made = database.first(
                        """
                        SELECT i.number, p.amount_minor, p.reference FROM payment p JOIN invoice i ON i.id = p.invoice_id
                        WHERE p.id = ? AND p.reverses IS NULL
                        """,
                        row -> new Made(
                                row.getString("number"), row.getLong("amount_minor"), row.getString("reference")),
                        payment)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no payment " + payment + "."));
        OpenInvoice invoice = invoices.hold(made.invoice());
        Money back = new Money(-made.minor(), invoice.currency());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return write(new Entry(invoice, back, today, made.reference() + " reversed: " + reason, payment), now, by);
    }

    private UUID write(Entry entry, Instant bookedAt, String by) {
        UUID id = UUID.randomUUID();
        OpenInvoice invoice = entry.invoice();
        try {
            database.update(
                    """
                    INSERT INTO payment (id, tenant, invoice_id, currency, amount_minor, received_on, reference, reverses,
                        booked_at, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?::uuid, ?, ?, ?)
                    """,
                    id,
                    invoice.tenant().value(),
                    invoice.id(),
                    invoice.currency().getCurrencyCode(),
                    entry.amount().minorUnits(),
                    entry.receivedOn(),
                    entry.reference(),
                    entry.reverses(),
                    bookedAt,
                    clock.instant(),
                    by);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "This is recorded already: invoice " + invoice.number() + ", " + entry.reference() + ".");
            }
            throw e;
        }
        book(id, entry, bookedAt);
        invoices.changed(invoice);
        return id;
    }

    private void book(UUID id, Entry entry, Instant at) {
        OpenInvoice invoice = entry.invoice();
        String reference = "payment/" + id;
        Booking booking = new Booking(
                reference,
                entry.reverses() == null ? "PAYMENT" : "PAYMENT_REVERSAL",
                "Invoice " + invoice.number() + ", " + entry.reference(),
                at,
                List.of(
                        new Posting(new Account(platform, Purpose.BANK, invoice.currency()), entry.amount(), reference),
                        new Posting(
                                new Account(invoice.tenant(), Purpose.RECEIVABLE, invoice.currency()),
                                entry.amount().negate(),
                                reference)));
        if (entry.reverses() == null) {
            ledger.post(booking);
        } else {
            ledger.correct(booking, "payment/" + entry.reverses());
        }
    }

    private static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    private record Made(String invoice, long minor, String reference) {}

    private record Entry(
            OpenInvoice invoice,
            Money amount,
            LocalDate receivedOn,
            String reference,
            @Nullable UUID reverses) {}

    /**
     * What came in.
     *
     * @param reference the bank's; the same is not recorded twice for an invoice
     */
    public record Receipt(String invoice, String amount, LocalDate receivedOn, String reference) {}
}
