package io.modelmarket.billing.payment;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a payment is in the ledger. One in another currency is two transactions of the same reference, one in each
 * currency, with the liquidity accounts between them.
 */
@ApplicationScoped
class PaymentBooks {

    private final Ledger ledger;
    private final TenantId platform;

    @Inject
    PaymentBooks(Ledger ledger, PaymentConfig config) {
        this.ledger = ledger;
        this.platform = new TenantId(config.platformTenant());
    }

    void book(UUID id, PaymentEntry entry, Instant at) {
        String reference = "payment/" + id;
        Exchanged exchanged = entry.exchanged();
        List<Posting> postings = new ArrayList<>();
        if (exchanged == null) {
            postings.add(ours(entry.from(), entry.amount(), reference));
        } else {
            write(
                    entry,
                    at,
                    new Part(
                            "/exchange",
                            reference,
                            List.of(
                                    ours(entry.from(), exchanged.paid(), reference),
                                    ours(Purpose.LIQUIDITY, exchanged.paid().negate(), reference))));
            postings.add(ours(Purpose.LIQUIDITY, exchanged.changed(), reference));
            if (exchanged.spread().minorUnits() != 0) {
                postings.add(ours(Purpose.EXCHANGE_SPREAD, exchanged.spread().negate(), reference));
            }
        }
        OpenInvoice invoice = entry.invoice();
        postings.add(new Posting(
                new Account(invoice.tenant(), Purpose.RECEIVABLE, invoice.currency()),
                entry.amount().negate(),
                reference));
        write(entry, at, new Part("", reference, postings));
    }

    private void write(PaymentEntry entry, Instant at, Part part) {
        Booking booking = new Booking(
                part.reference() + part.key(),
                entry.reverses() == null ? "PAYMENT" : "PAYMENT_REVERSAL",
                "Invoice " + entry.invoice().number() + ", " + entry.reference(),
                at,
                part.postings());
        if (entry.reverses() == null) {
            ledger.post(booking);
        } else {
            ledger.correct(booking, "payment/" + entry.reverses() + part.key());
        }
    }

    private Posting ours(Purpose purpose, Money amount, String reference) {
        return new Posting(new Account(platform, purpose, amount.currency()), amount, reference);
    }

    /** One of a payment's transactions, whose idempotency key ends in {@code key}. */
    private record Part(String key, String reference, List<Posting> postings) {}
}
