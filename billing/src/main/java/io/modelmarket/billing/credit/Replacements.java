package io.modelmarket.billing.credit;

import io.modelmarket.billing.credit.RepeatedLines.Head;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.OpenInvoices;
import io.modelmarket.billing.invoice.Stated;
import io.modelmarket.billing.payment.Payments;
import io.modelmarket.billing.prepaid.PaidInvoice;
import io.modelmarket.billing.prepaid.Prepaid;
import io.modelmarket.contracts.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Replaces invoices that state the wrong buyer or tax: a credit note takes back all that is left of one, and another
 * states the same lines with today's billing profile and rules. What was used stays billed once and shared as it was;
 * what was paid goes to the new one. Across tenants only.
 */
@ApplicationScoped
class Replacements {

    private final OpenInvoices invoices;
    private final CreditNotes notes;
    private final Restating restating;
    private final Payments payments;
    private final Prepaid prepaid;
    private final InstantSource clock;

    @Inject
    Replacements(
            OpenInvoices invoices,
            CreditNotes notes,
            Restating restating,
            Payments payments,
            Prepaid prepaid,
            InstantSource clock) {
        this.invoices = invoices;
        this.notes = notes;
        this.restating = restating;
        this.payments = payments;
        this.prepaid = prepaid;
        this.clock = clock;
    }

    /**
     * Replaces an invoice. Payments that fit into what the new one comes to pay that; others stay where they are, and
     * the old one is overpaid by them. Credit pays the new one as it pays any, and also where it has expired since.
     *
     * @return the new invoice's number
     * @throws ProblemException when there is none of that number, it was replaced before, or nothing is left of it
     */
    @Transactional
    public String replace(String number, String reason, String by) {
        payments.holdEntries(number);
        OpenInvoice old = invoices.hold(number);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Head head = restating.head(old);
        CreditNotes.Issued note = notes.takeBack(old, head.period().firstDay(), now, reason, by);
        Stated made = restating.restate(old, head, note, now, reason, by);
        payments.move(number, made.number(), "replaced by " + made.number(), by);
        OpenInvoice unpaid = invoices.hold(made.number());
        prepaid.move(
                new PaidInvoice(old.id(), number, old.tenant(), now),
                note.number(),
                new PaidInvoice(made.id(), made.number(), old.tenant(), now),
                unpaid.open());
        invoices.changed(unpaid);
        return made.number();
    }
}
