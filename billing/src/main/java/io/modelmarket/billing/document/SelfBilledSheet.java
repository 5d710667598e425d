package io.modelmarket.billing.document;

import io.modelmarket.billing.document.Sheet.Fact;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Writes a self-billed invoice; its seller is the partner. */
final class SelfBilledSheet {

    private static final int FIRST_NUMBER = 2;

    private final SelfBilledInvoiceView invoice;
    private final Language language;

    SelfBilledSheet(SelfBilledInvoiceView invoice, Language language) {
        this.invoice = invoice;
        this.language = language;
    }

    Sheet sheet() {
        Sheet sheet = new Sheet(language, language.text("self-billed") + " " + invoice.number());
        PartyLines.write(sheet, language, invoice.parties(), invoice.tenant());
        String months = invoice.from().equals(invoice.to()) ? invoice.from() : invoice.from() + " – " + invoice.to();
        sheet.facts(List.of(
                new Fact(language.text("number"), invoice.number()),
                new Fact(
                        language.text("issued"),
                        LocalDate.ofInstant(invoice.issuedAt(), ZoneOffset.UTC).toString()),
                new Fact(language.text("period"), months),
                new Fact(language.text("settlement"), invoice.settlement().toString()),
                new Fact(language.text("paid-on"), invoice.executeOn().toString()),
                new Fact(language.text("remark"), language.text("self-billing"))));
        sheet.table(
                List.of(language.text("line"), language.text("description"), language.text("amount")),
                invoice.lines().stream()
                        .map(line -> List.of(
                                Integer.toString(line.line()),
                                LineText.of(language, line),
                                TaxText.money(line.amount())))
                        .toList(),
                FIRST_NUMBER);
        sheet.table(List.of("", language.text("amount")), sums(), 1);
        return sheet;
    }

    private List<List<String>> sums() {
        List<List<String>> sums = new ArrayList<>();
        sums.add(List.of(language.text("subtotal"), TaxText.money(invoice.subtotal())));
        for (TaxView tax : invoice.taxes()) {
            sums.add(List.of(TaxText.of(language, tax.treatment(), tax.name(), tax.net()), TaxText.money(tax.tax())));
        }
        sums.add(List.of(language.text("total"), TaxText.money(invoice.total())));
        return sums;
    }
}
