package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.credit.CreditNoteView.CreditLineView;
import io.modelmarket.billing.credit.CreditNoteView.CreditTaxView;
import io.modelmarket.billing.document.Sheet.Fact;
import io.modelmarket.billing.invoice.InvoiceView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Writes a credit note of an invoice; its amounts are what is taken back. */
final class CreditNoteSheet {

    private static final int FIRST_NUMBER = 2;

    private final CreditNoteView note;
    private final InvoiceView invoice;
    private final Language language;

    CreditNoteSheet(CreditNoteView note, InvoiceView invoice, Language language) {
        this.note = note;
        this.invoice = invoice;
        this.language = language;
    }

    Sheet sheet() {
        Sheet sheet = new Sheet(language, language.text("credit-note") + " " + note.number());
        PartyLines.write(sheet, language, invoice.parties(), note.tenant());
        LocalDate issued = LocalDate.ofInstant(note.issuedAt(), ZoneId.of(invoice.timeZone()));
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(language.text("number"), note.number()),
                new Fact(language.text("issued"), issued.toString()),
                new Fact(language.text("of-invoice"), note.invoice()),
                new Fact(language.text("reason"), note.reason())));
        if (note.replacedBy() != null) {
            facts.add(new Fact(language.text("replaced-by"), note.replacedBy()));
        }
        sheet.facts(facts);
        sheet.table(
                List.of(language.text("line"), language.text("description"), language.text("amount")),
                note.lines().stream()
                        .map(line ->
                                List.of(Integer.toString(line.line()), description(line), TaxText.money(line.amount())))
                        .toList(),
                FIRST_NUMBER);
        sheet.table(List.of("", language.text("amount")), sums(), 1);
        return sheet;
    }

    private String description(CreditLineView line) {
        return invoice.lines().stream()
                .filter(credited -> credited.line() == line.invoiceLine())
                .findFirst()
                .map(credited -> LineText.of(language, credited))
                .orElse(line.description());
    }

    private List<List<String>> sums() {
        List<List<String>> sums = new ArrayList<>();
        sums.add(List.of(language.text("subtotal"), TaxText.money(note.subtotal())));
        for (CreditTaxView tax : note.taxes()) {
            sums.add(List.of(TaxText.of(language, tax.treatment(), tax.name(), tax.net()), TaxText.money(tax.tax())));
        }
        sums.add(List.of(language.text("total"), TaxText.money(note.total())));
        return sums;
    }
}
