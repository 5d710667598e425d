package io.modelmarket.billing.credit;

import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.ledger.Ledger;
import io.modelmarket.billing.ledger.booking.Account;
import io.modelmarket.billing.ledger.booking.Booking;
import io.modelmarket.billing.ledger.booking.Posting;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.billing.prepaid.PaidInvoice;
import io.modelmarket.billing.prepaid.Prepaid;
import io.modelmarket.billing.statement.Reversals;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Books credit notes: what the consumer no longer owes, what the partners no longer have, and which prepaid credit is
 * not needed any more.
 */
@ApplicationScoped
class CreditBooks {

    private final Ledger ledger;
    private final Reversals reversals;
    private final Prepaid prepaid;
    private final TenantId platform;

    @Inject
    CreditBooks(Ledger ledger, Reversals reversals, Prepaid prepaid, CreditConfig config) {
        this.ledger = ledger;
        this.reversals = reversals;
        this.prepaid = prepaid;
        this.platform = new TenantId(config.platformTenant());
    }

    void book(String number, OpenInvoice invoice, Credits credits, LocalDate period, Instant now) {
        prepaid.hold(invoice.id());
        reversals.hold(credits.lines().stream()
                .map(credit -> credit.line().reference())
                .toList());
        List<Posting> shares = new ArrayList<>();
        for (int i = 0; i < credits.lines().size(); i++) {
            Credit credit = credits.lines().get(i);
            shares.addAll(reversals.reverse(new Reversals.CreditedLine(
                    invoice.id(),
                    credit.line().reference(),
                    CreditNotes.reference(number, i),
                    period,
                    credit.amount(),
                    platform,
                    now)));
        }
        takeBack(number, invoice, credits, now);
        if (!shares.isEmpty()) {
            ledger.correct(
                    new Booking("credit-shares/" + number, "SHARES", "Shares taken back by " + number, now, shares),
                    "shares/" + credits.billedBy());
        }
        Money overpaid = credits.total().minus(invoice.open());
        if (overpaid.minorUnits() > 0) {
            prepaid.giveBack(new PaidInvoice(invoice.id(), invoice.number(), invoice.tenant(), now), number, overpaid);
        }
    }

    /** What is no longer owed of the invoice; the shares stay. */
    void takeBack(String number, OpenInvoice invoice, Credits credits, Instant now) {
        Account receivable = new Account(invoice.tenant(), Purpose.RECEIVABLE, invoice.currency());
        Account clearing = new Account(platform, Purpose.REVENUE_CLEARING, invoice.currency());
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < credits.lines().size(); i++) {
            Credit credit = credits.lines().get(i);
            String reference = CreditNotes.reference(number, i);
            postings.add(new Posting(receivable, credit.amount().negate(), reference));
            postings.add(new Posting(clearing, credit.amount(), reference));
        }
        postings.addAll(taxes(number, invoice, credits));
        String description = "Credit note " + number + " of " + invoice.number();
        ledger.correct(
                new Booking("credit/" + number, "CREDIT_NOTE", description, now, postings),
                "invoice/" + invoice.number());
    }

    private List<Posting> taxes(String number, OpenInvoice invoice, Credits credits) {
        Account receivable = new Account(invoice.tenant(), Purpose.RECEIVABLE, invoice.currency());
        Account account = new Account(platform, Purpose.TAX, invoice.currency());
        List<Posting> postings = new ArrayList<>();
        for (TaxCredit credit : credits.taxes()) {
            if (credit.tax() != 0) {
                Money tax = new Money(credit.tax(), invoice.currency());
                String reference = CreditNotes.taxReference(number, credit);
                postings.add(new Posting(receivable, tax.negate(), reference));
                postings.add(new Posting(account, tax, reference));
            }
        }
        return postings;
    }
}
