package io.modelmarket.billing.payment;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.exchange.Rates;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.OpenInvoices;
import io.modelmarket.billing.ledger.booking.Purpose;
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
        Instant counted = counted(receipt);
        Exchanged exchanged =
                currency.equals(invoice.currency()) ? null : rates.exchange(paid, invoice.open(), receipt.receivedOn());
        Money amount = exchanged == null ? paid : exchanged.credited();
        if (amount.minorUnits() > invoice.open().minorUnits()) {
            throw unprocessable("of invoice " + invoice.number() + " " + invoice.open() + " is open; " + amount
                    + (exchanged == null ? "" : ", which is what " + paid + " comes to,")
                    + " is more: record what is owed and send the rest back.");
        }
        PaymentEntry entry = new PaymentEntry(
                invoice, receipt.origin().from(), amount, receipt.receivedOn(), receipt.reference(), null, exchanged);
        return write(entry, counted.isAfter(invoice.issuedAt()) ? counted : invoice.issuedAt(), by);
    }

    /**
     * Takes a payment back that was a mistake, or did not stay; one in another currency at the rate it was changed at.
     *
     * @throws ProblemException when there is none, it was taken back before, or its bank entry is not in the ledger yet
     */
    @Transactional
    public UUID reverse(UUID payment, String reason, String by) {
        PaymentRows.Made made = made(payment);
        UUID reversal = reverse(payment, made, reason, by);
        invoices.changed(invoices.hold(made.invoice()));
        return reversal;
    }

    /** Holds what {@link #move} needs before the invoice is held, so that nobody waits in a circle. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdEntries(String invoice) {
        rows.holdEntries(invoice);
    }

    /**
     * Takes what has paid an invoice back and records it for another of the same consumer and currency: each payment
     * that fits into what is open of that. Those that do not stay where they are. Who calls says when what is owed has
     * changed: in the midst of it a consumer seems to be owed what he has paid.
     *
     * @throws ProblemException when a payment's bank entry is not in the ledger yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void move(String from, String to, String reason, String by) {
        for (UUID payment : rows.standing(from)) {
            PaymentRows.Made made = made(payment);
            OpenInvoice invoice = invoices.hold(to);
            if (made.minor() <= invoice.open().minorUnits()) {
                reverse(payment, made, reason, by);
                PaymentEntry entry = new PaymentEntry(
                        invoice,
                        made.backTo(),
                        new Money(made.minor(), invoice.currency()),
                        made.receivedOn(),
                        made.reference(),
                        null,
                        made.exchanged());
                UUID again = book(entry, clock.instant().truncatedTo(ChronoUnit.MICROS), by);
                rows.fromTheSameEntry(again, payment);
            }
        }
    }

    private PaymentRows.Made made(UUID payment) {
        return rows.made(payment)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no payment " + payment + "."));
    }

    private UUID reverse(UUID payment, PaymentRows.Made made, String reason, String by) {
        if (made.entryUnbooked()) { // what is left of it is booked once, and must not hold this
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The bank entry of payment " + payment + " is not in the ledger yet; it is brought in within"
                            + " minutes of a start. Try again then; if that stays so, see the log.");
        }
        OpenInvoice invoice = invoices.hold(made.invoice());
        Money back = new Money(-made.minor(), invoice.currency());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentEntry entry = new PaymentEntry(
                invoice,
                made.backTo(),
                back,
                LocalDate.ofInstant(now, ZoneOffset.UTC),
                made.reference() + " reversed: " + reason,
                payment,
                made.exchanged() == null ? null : made.exchanged().negated());
        return book(entry, now, by);
    }

    /**
     * From when it counts.
     *
     * @throws ProblemException when the day it came has begun nowhere, or is of another age
     */
    private Instant counted(Receipt receipt) {
        LocalDate day = receipt.receivedOn();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (day.isAfter(Times.latestToday(now))) {
            throw unprocessable("receivedOn is in the future.");
        }
        if (!Times.isKnown(day)) {
            throw unprocessable("receivedOn, " + day + ", is before 1970.");
        }
        return receipt.origin() == Origin.ASSIGNED ? now : Times.begin(day, now);
    }

    private UUID write(PaymentEntry entry, Instant bookedAt, String by) {
        UUID id = book(entry, bookedAt, by);
        invoices.changed(entry.invoice());
        return id;
    }

    private UUID book(PaymentEntry entry, Instant bookedAt, String by) {
        UUID id = UUID.randomUUID();
        rows.write(id, entry, new PaymentRows.Stamp(bookedAt, clock.instant(), by));
        books.book(id, entry, bookedAt);
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
            String invoice,
            String amount,
            @Nullable Currency currency,
            LocalDate receivedOn,
            String reference,
            Origin origin) {}

    /** Where a payment comes from. */
    public enum Origin {
        /** Recorded by hand: money that the ledger has not seen. */
        BY_HAND(Purpose.BANK),
        /** An entry of a statement that says what it pays. */
        STATED(Purpose.UNALLOCATED),
        /** An entry of a statement that has waited for a person; it pays from now on. */
        ASSIGNED(Purpose.UNALLOCATED);

        private final Purpose from;

        Origin(Purpose from) {
            this.from = from;
        }

        Purpose from() {
            return from;
        }
    }
}
