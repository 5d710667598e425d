package io.modelmarket.billing.payment;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rates;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.OpenInvoices;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.billing.wire.Times;
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
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records payments and takes them back. More than is owed is refused. Across tenants only. */
@ApplicationScoped
public class Payments {

    private final PaymentRows rows;
    private final PaymentBooks books;
    private final OpenInvoices invoices;
    private final Rates rates;
    private final InstantSource clock;

    @Inject
    Payments(PaymentRows rows, PaymentBooks books, OpenInvoices invoices, Rates rates, InstantSource clock) {
        this.rows = rows;
        this.books = books;
        this.invoices = invoices;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * Records a payment; of another currency than the invoice's, changed at the rate of the day on which it came.
     *
     * @return its id
     * @throws ProblemException when it is more than is owed, of the future, recorded already, or has no rate
     */
    @Transactional
    public UUID record(Receipt receipt, String by) {
        OpenInvoice invoice = invoices.hold(receipt.invoice());
        Currency currency = receipt.currency() == null ? invoice.currency() : receipt.currency();
        Money paid = new Money(Amounts.minor(receipt.amount(), currency), currency);
        Instant received = received(receipt.receivedOn());
        Exchanged exchanged =
                currency.equals(invoice.currency()) ? null : rates.exchange(paid, invoice.open(), receipt.receivedOn());
        Money amount = exchanged == null ? paid : exchanged.credited();
        if (amount.minorUnits() > invoice.open().minorUnits()) {
            throw unprocessable("of invoice " + invoice.number() + " " + invoice.open() + " is open; " + amount
                    + (exchanged == null ? "" : ", which is what " + paid + " comes to,")
                    + " is more: record what is owed and send the rest back.");
        }
        PaymentEntry entry =
                new PaymentEntry(invoice, amount, receipt.receivedOn(), receipt.reference(), null, exchanged);
        return write(entry, received.isAfter(invoice.issuedAt()) ? received : invoice.issuedAt(), by);
    }

    /**
     * Takes a payment back that was a mistake, or did not stay; one in another currency at the rate it was changed at.
     *
     * @throws ProblemException when there is none, or it was taken back before
     */
    @Transactional
    public UUID reverse(UUID payment, String reason, String by) {
        PaymentRows.Made made = rows.made(payment)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no payment " + payment + "."));
        OpenInvoice invoice = invoices.hold(made.invoice());
        Money back = new Money(-made.minor(), invoice.currency());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentEntry entry = new PaymentEntry(
                invoice,
                back,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                made.reference() + " reversed: " + reason,
                payment,
                made.exchanged() == null ? null : made.exchanged().negated());
        return write(entry, now, by);
    }

    /**
     * The start of the day in UTC, or now where it has begun further east only: nothing is booked ahead.
     *
     * @throws ProblemException when it has begun nowhere, or is of another age
     */
    private Instant received(LocalDate day) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (day.isAfter(Times.latestToday(now))) {
            throw unprocessable("receivedOn is in the future.");
        }
        if (!Times.isKnown(day)) {
            throw unprocessable("receivedOn, " + day + ", is before 1970.");
        }
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return start.isAfter(now) ? now : start;
    }

    private UUID write(PaymentEntry entry, Instant bookedAt, String by) {
        UUID id = UUID.randomUUID();
        rows.write(id, entry, new PaymentRows.Stamp(bookedAt, clock.instant(), by));
        books.book(id, entry, bookedAt);
        invoices.changed(entry.invoice());
        return id;
    }

    private static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    /**
     * What came in.
     *
     * @param currency of the amount; null for the invoice's
     * @param reference the bank's; the same is not recorded twice for an invoice
     */
    public record Receipt(
            String invoice, String amount, @Nullable Currency currency, LocalDate receivedOn, String reference) {}
}
