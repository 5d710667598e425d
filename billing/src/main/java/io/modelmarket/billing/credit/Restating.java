package io.modelmarket.billing.credit;

import io.modelmarket.billing.credit.RepeatedLines.Head;
import io.modelmarket.billing.credit.RepeatedLines.Left;
import io.modelmarket.billing.invoice.Invoice;
import io.modelmarket.billing.invoice.Invoices;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.invoice.Stated;
import io.modelmarket.billing.tax.TaxDecision;
import io.modelmarket.billing.tax.TaxDecisions;
import io.modelmarket.billing.tax.Taxation;
import io.modelmarket.contracts.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Issues an invoice that states the lines of another, to whom the buyer is now. Its tax arises on the days it did,
 * since nothing is supplied anew. Within a transaction only.
 */
@ApplicationScoped
class Restating {

    private final Invoices invoices;
    private final RepeatedLines lines;
    private final TaxDecisions taxes;

    @Inject
    Restating(Invoices invoices, RepeatedLines lines, TaxDecisions taxes) {
        this.invoices = invoices;
        this.lines = lines;
        this.taxes = taxes;
    }

    Head head(OpenInvoice invoice) {
        return lines.head(invoice);
    }

    /** The new invoice; {@code note} takes back what it states. */
    Stated restate(OpenInvoice invoice, Head head, CreditNotes.Issued note, Instant now, String reason, String by) {
        List<Left> left = lines.left(invoice);
        LocalDate billed = LocalDate.ofInstant(head.firstIssuedAt(), invoice.zone());
        List<Taxation.Item> items = left.stream()
                .map(line -> new Taxation.Item(
                        new Money(line.minor(), invoice.currency()),
                        line.lastDay().isBefore(billed) ? line.lastDay() : billed))
                .toList();
        TaxDecision decision =
                Objects.requireNonNull(taxes.of(List.of(invoice.tenant())).get(invoice.tenant()));
        Stated made = invoices.repeat(
                new Invoice.Head(
                        invoice.tenant(), invoice.currency(), head.period(), head.close(), head.interim(), now),
                items.stream().map(Taxation.Item::net).toList(),
                Taxation.of(decision, items));
        lines.write(new RepeatedLines.Replacement(invoice, head.origin(), made, note, reason, by), left);
        return made;
    }
}
