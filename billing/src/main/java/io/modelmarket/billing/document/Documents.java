package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteReads;
import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.invoice.InvoiceReads;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.payment.PaymentConfig;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Makes documents of what is stored. Where a tenant is given, of its own only; without, across tenants only. */
@ApplicationScoped
class Documents {

    private final InvoiceReads invoices;
    private final CreditNoteReads notes;
    private final Pdf pdf;
    private final int dueDays;

    @Inject
    Documents(InvoiceReads invoices, CreditNoteReads notes, Pdf pdf, PaymentConfig payment) {
        this.invoices = invoices;
        this.notes = notes;
        this.pdf = pdf;
        this.dueDays = payment.dueDays();
    }

    /**
     * An invoice as PDF.
     *
     * @throws ProblemException when there is none of that number here
     */
    byte[] invoice(@Nullable String tenant, String number, Language language) {
        return pdf.of(new InvoiceSheet(found(tenant, number), language, dueDays).sheet());
    }

    /**
     * An invoice as Factur-X: the PDF with the e-invoice in it.
     *
     * @throws ProblemException when there is none of that number here, or it lacks what EN 16931 asks for
     */
    byte[] facturX(@Nullable String tenant, String number, Language language) {
        InvoiceView invoice = found(tenant, number);
        ElectronicInvoice electronic = new ElectronicInvoice(invoice, dueDays);
        return FacturX.of(pdf.of(new InvoiceSheet(invoice, language, dueDays).sheet()), electronic);
    }

    /**
     * An invoice as the e-invoice alone.
     *
     * @throws ProblemException when there is none of that number here, or it lacks what EN 16931 asks for
     */
    byte[] xml(@Nullable String tenant, String number) {
        return new ElectronicInvoice(found(tenant, number), dueDays).xml();
    }

    /**
     * A credit note as PDF.
     *
     * @throws ProblemException when there is none of that number here
     */
    byte[] creditNote(@Nullable String tenant, String number, Language language) {
        CreditNoteView note = notes.find(tenant, number)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no credit note " + number + " here."));
        return pdf.of(new CreditNoteSheet(note, found(tenant, note.invoice()), language).sheet());
    }

    private InvoiceView found(@Nullable String tenant, String number) {
        return invoices.find(tenant, number)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no invoice " + number + " here."));
    }
}
