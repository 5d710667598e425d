package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView;

/** What was issued, ready to be written down. */
sealed interface Issued {

    /** For people. */
    Sheet sheet(Language language);

    /** By EN 16931. */
    ElectronicDocument electronic();

    /** An invoice. */
    record Invoice(InvoiceView invoice) implements Issued {

        @Override
        public Sheet sheet(Language language) {
            return new InvoiceSheet(invoice, language).sheet();
        }

        @Override
        public ElectronicDocument electronic() {
            return ElectronicDocument.of(invoice);
        }
    }

    /** A credit note and the invoice that it takes back of. */
    record CreditNote(CreditNoteView note, InvoiceView invoice) implements Issued {

        @Override
        public Sheet sheet(Language language) {
            return new CreditNoteSheet(note, invoice, language).sheet();
        }

        @Override
        public ElectronicDocument electronic() {
            return ElectronicDocument.of(note, invoice);
        }
    }

    /** An invoice in a partner's name. */
    record SelfBilled(SelfBilledInvoiceView invoice) implements Issued {

        @Override
        public Sheet sheet(Language language) {
            return new SelfBilledSheet(invoice, language).sheet();
        }

        @Override
        public ElectronicDocument electronic() {
            return ElectronicDocument.of(invoice);
        }
    }
}
