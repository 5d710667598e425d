package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteReads;
import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.invoice.InvoiceReads;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.selfbilling.SelfBilledReads;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes documents of what is stored. Where a tenant is given, of its own only; without, across tenants only. */
@ApplicationScoped
class Documents {

    private final InvoiceReads invoices;
    private final CreditNoteReads notes;
    private final SelfBilledReads selfBilled;
    private final Pdf pdf;

    @Inject
    Documents(InvoiceReads invoices, CreditNoteReads notes, SelfBilledReads selfBilled, Pdf pdf) {
        this.invoices = invoices;
        this.notes = notes;
        this.selfBilled = selfBilled;
        this.pdf = pdf;
    }

    /**
     * As PDF.
     *
     * @throws ProblemException when there is none of that kind and number here
     */
    byte[] pdf(@Nullable String tenant, DocumentKind kind, String number, Language language) {
        return pdf.of(issued(tenant, kind, number).sheet(language));
    }

    /**
     * As Factur-X: the PDF with the e-invoice in it.
     *
     * @throws ProblemException when there is none of that kind and number here, or it lacks what EN 16931 asks for
     */
    byte[] facturX(@Nullable String tenant, DocumentKind kind, String number, Language language) {
        Issued issued = issued(tenant, kind, number);
        ElectronicInvoice electronic = new ElectronicInvoice(issued.electronic());
        return FacturX.of(pdf.of(issued.sheet(language)), electronic);
    }

    /**
     * As the e-invoice alone.
     *
     * @throws ProblemException when there is none of that kind and number here, or it lacks what EN 16931 asks for
     */
    byte[] xml(@Nullable String tenant, DocumentKind kind, String number) {
        return new ElectronicInvoice(issued(tenant, kind, number).electronic()).xml();
    }

    private Issued issued(@Nullable String tenant, DocumentKind kind, String number) {
        Optional<Issued> found = switch (kind) {
            case INVOICE -> invoice(tenant, number);
            case CREDIT_NOTE ->
                notes.find(tenant, number).map(note -> new Issued.CreditNote(note, credited(tenant, note)));
            case SELF_BILLED_INVOICE -> selfBilled.find(tenant, number).map(Issued.SelfBilled::new);
        };
        return found.orElseThrow(() -> missing(kind, number));
    }

    private Optional<Issued> invoice(@Nullable String tenant, String number) {
        return invoices.find(tenant, number).map(Issued.Invoice::new);
    }

    private InvoiceView credited(@Nullable String tenant, CreditNoteView note) {
        return invoices.find(tenant, note.invoice()).orElseThrow(() -> missing(DocumentKind.INVOICE, note.invoice()));
    }

    private static ProblemException missing(DocumentKind kind, String number) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no " + kind.inWords() + " " + number + " here.");
    }
}
