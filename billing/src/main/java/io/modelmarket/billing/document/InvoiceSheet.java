package io.modelmarket.billing.document;

import io.modelmarket.billing.document.Sheet.Fact;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.InvoiceView.CouponView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes an invoice. */
final class InvoiceSheet {

    private static final int FIRST_NUMBER = 2;

    private final InvoiceView invoice;
    private final Language language;
    private final int dueDays;

    InvoiceSheet(InvoiceView invoice, Language language, int dueDays) {
        this.invoice = invoice;
        this.language = language;
        this.dueDays = dueDays;
    }

    Sheet sheet() {
        Sheet sheet = new Sheet(language, language.text("title") + " " + invoice.number());
        PartyLines.write(sheet, language, invoice.parties(), invoice.tenant());
        sheet.facts(facts());
        sheet.table(
                List.of(
                        language.text("line"),
                        language.text("description"),
                        language.text("quantity"),
                        language.text("unit-price"),
                        language.text("amount")),
                invoice.lines().stream().map(InvoiceSheet::cells).toList(),
                FIRST_NUMBER);
        sheet.table(List.of("", language.text("amount")), sums(), 1);
        return sheet;
    }

    private List<Fact> facts() {
        LocalDate issued = LocalDate.ofInstant(invoice.issuedAt(), ZoneId.of(invoice.timeZone()));
        String period = invoice.period() + " (" + invoice.timeZone() + ")";
        return List.of(
                new Fact(language.text("number"), invoice.number()),
                new Fact(language.text("issued"), issued.toString()),
                new Fact(language.text("due"), issued.plusDays(dueDays).toString()),
                new Fact(
                        language.text("period"),
                        invoice.interim() ? period + ", " + language.text("interim") : period));
    }

    private static List<String> cells(LineView line) {
        return List.of(
                Integer.toString(line.line()),
                line.description(),
                line.quantity() + " " + line.unit(),
                Objects.requireNonNullElse(line.unitPrice(), ""),
                TaxText.money(line.amount()));
    }

    private List<List<String>> sums() {
        List<List<String>> sums = new ArrayList<>();
        for (CouponView coupon : invoice.coupons()) {
            sums.add(List.of(
                    coupon.description() + " (" + language.text("in-lines") + ")",
                    "-" + TaxText.money(coupon.amount())));
        }
        sums.add(List.of(language.text("subtotal"), TaxText.money(invoice.subtotal())));
        for (TaxView tax : invoice.taxes()) {
            sums.add(List.of(TaxText.of(language, tax.treatment(), tax.name(), tax.net()), TaxText.money(tax.tax())));
        }
        sums.add(List.of(language.text("total"), TaxText.money(invoice.total())));
        BigDecimal prepaid = new BigDecimal(invoice.prepaid().amount());
        if (prepaid.signum() > 0) {
            MoneyView left = new MoneyView(
                    new BigDecimal(invoice.total().amount()).subtract(prepaid).toPlainString(),
                    invoice.total().currency());
            sums.add(List.of(language.text("prepaid"), TaxText.money(invoice.prepaid())));
            sums.add(List.of(language.text("left"), TaxText.money(left)));
        }
        return sums;
    }
}
