package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteReads;
import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.invoice.InvoiceReads;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.payment.PaymentConfig;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView;
import io.modelmarket.billing.selfbilling.SelfBilledReads;
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
    private final SelfBilledReads selfBilled;
    private final Pdf pdf;
    private final int dueDays;

    @Inject
    Documents(
            InvoiceReads invoices, CreditNoteReads notes, SelfBilledReads selfBilled, Pdf pdf, PaymentConfig payment) {
        this.invoices = invoices;
        this.notes = notes;
        this.selfBilled = selfBilled;
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
        ElectronicInvoice electronic = new ElectronicInvoice(ElectronicDocument.of(invoice, dueDays));
        return FacturX.of(pdf.of(new InvoiceSheet(invoice, language, dueDays).sheet()), electronic);
    }

    /**
     * An invoice as the e-invoice alone.
     *
     * @throws ProblemException when there is none of that number here, or it lacks what EN 16931 asks for
     */
    byte[] xml(@Nullable String tenant, String number) {
        return new ElectronicInvoice(ElectronicDocument.of(found(tenant, number), dueDays)).xml();
    }

    /**
     * A credit note as PDF.
     *
     * @throws ProblemException when there is none of that number here
     */
    byte[] creditNote(@Nullable String tenant, String number, Language language) {
        CreditNoteView note = credited(tenant, number);
        return pdf.of(new CreditNoteSheet(note, found(tenant, note.invoice()), language).sheet());
    }

    /**
     * A credit note as Factur-X: the PDF with the e-invoice in it.
     *
     * @throws ProblemException when there is none of that number here, or its invoice lacks what EN 16931 asks for
     */
    byte[] creditNoteFacturX(@Nullable String tenant, String number, Language language) {
        CreditNoteView note = credited(tenant, number);
        InvoiceView invoice = found(tenant, note.invoice());
        ElectronicInvoice electronic = new ElectronicInvoice(ElectronicDocument.of(note, invoice));
        return FacturX.of(pdf.of(new CreditNoteSheet(note, invoice, language).sheet()), electronic);
    }

    /**
     * A credit note as the e-invoice alone.
     *
     * @throws ProblemException when there is none of that number here, or its invoice lacks what EN 16931 asks for
     */
    byte[] creditNoteXml(@Nullable String tenant, String number) {
        CreditNoteView note = credited(tenant, number);
        return new ElectronicInvoice(ElectronicDocument.of(note, found(tenant, note.invoice()))).xml();
    }

    /**
     * A self-billed invoice as PDF.
     *
     * @throws ProblemException when there is none of that number here
     */
    byte[] selfBilled(@Nullable String tenant, String number, Language language) {
        return pdf.of(new SelfBilledSheet(selfBilledFound(tenant, number), language).sheet());
    }

    /**
     * A self-billed invoice as Factur-X: the PDF with the e-invoice in it.
     *
     * @throws ProblemException when there is none of that number here, or it lacks what EN 16931 asks for
     */
    byte[] selfBilledFacturX(@Nullable String tenant, String number, Language language) {
        SelfBilledInvoiceView invoice = selfBilledFound(tenant, number);
        ElectronicInvoice electronic = new ElectronicInvoice(ElectronicDocument.of(invoice));
        return FacturX.of(pdf.of(new SelfBilledSheet(invoice, language).sheet()), electronic);
    }

    /**
     * A self-billed invoice as the e-invoice alone.
     *
     * @throws ProblemException when there is none of that number here, or it lacks what EN 16931 asks for
     */
    byte[] selfBilledXml(@Nullable String tenant, String number) {
        return new ElectronicInvoice(ElectronicDocument.of(selfBilledFound(tenant, number))).xml();
    }

    private SelfBilledInvoiceView selfBilledFound(@Nullable String tenant, String number) {
        return selfBilled
                .find(tenant, number)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no self-billed invoice " + number + " here."));
    }

    private CreditNoteView credited(@Nullable String tenant, String number) {
        return notes.find(tenant, number)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no credit note " + number + " here."));
    }

    private InvoiceView found(@Nullable String tenant, String number) {
        return invoices.find(tenant, number)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no invoice " + number + " here."));
    }
}
