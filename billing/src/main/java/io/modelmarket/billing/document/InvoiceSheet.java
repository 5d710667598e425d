package io.modelmarket.billing.document;

import io.modelmarket.billing.document.Sheet.Fact;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.InvoiceView.CouponView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.InvoiceView.ReplacementView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.Instant;
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

    InvoiceSheet(InvoiceView invoice, Language language) {
        this.invoice = invoice;
        this.language = language;
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
                invoice.lines().stream().map(this::cells).toList(),
                FIRST_NUMBER);
        sheet.table(List.of("", language.text("amount")), sums(), 1);
        return sheet;
    }

    private List<Fact> facts() {
        String period = invoice.period() + " (" + invoice.timeZone() + ")";
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(language.text("number"), invoice.number()),
                new Fact(language.text("issued"), day(invoice.issuedAt())),
                new Fact(
                        language.text("due"),
                        day(Objects.requireNonNull(invoice.owed()).dueAt())),
                new Fact(
                        language.text("period"),
                        invoice.interim() ? period + ", " + language.text("interim") : period)));
        PayeeAccount account =
                invoice.parties() == null ? null : invoice.parties().account();
        if (account != null && left().signum() > 0) {
            facts.add(
                    new Fact(language.text("pay-to"), account.holder() + " · " + String.join(" · ", account.lines())));
            facts.add(new Fact(language.text("reference"), invoice.number()));
        }
        ReplacementView replaced = invoice.replaces();
        if (replaced != null) {
            facts.add(new Fact(
                    language.text("replaces"),
                    replaced.invoice() + " (" + LocalDate.ofInstant(replaced.issuedAt(), ZoneId.of(invoice.timeZone()))
                            + "), " + language.text("taken-back-by") + " " + replaced.creditNote()));
        }
        return facts;
    }

    private String day(Instant at) {
        return LocalDate.ofInstant(at, ZoneId.of(invoice.timeZone())).toString();
    }

    /** To pay as of the issue. */
    private BigDecimal left() {
        return new BigDecimal(invoice.total().amount())
                .subtract(new BigDecimal(invoice.prepaid().amount()));
    }

    private List<String> cells(LineView line) {
        return List.of(
                Integer.toString(line.line()),
                LineText.of(language, line),
                LineText.quantity(language, line),
                Objects.requireNonNullElse(line.unitPrice(), ""),
                TaxText.money(line.amount()));
    }

    private List<List<String>> sums() {
        List<List<String>> sums = new ArrayList<>();
        for (CouponView coupon : invoice.coupons()) {
            sums.add(List.of(
                    LineText.of(language, coupon) + " (" + language.text("in-lines") + ")",
                    "-" + TaxText.money(coupon.amount())));
        }
        sums.add(List.of(language.text("subtotal"), TaxText.money(invoice.subtotal())));
        for (TaxView tax : invoice.taxes()) {
            sums.add(List.of(TaxText.of(language, tax.treatment(), tax.name(), tax.net()), TaxText.money(tax.tax())));
        }
        sums.add(List.of(language.text("total"), TaxText.money(invoice.total())));
        if (new BigDecimal(invoice.prepaid().amount()).signum() > 0) {
            MoneyView left =
                    new MoneyView(left().toPlainString(), invoice.total().currency());
            sums.add(List.of(language.text("prepaid"), TaxText.money(invoice.prepaid())));
            sums.add(List.of(language.text("left"), TaxText.money(left)));
        }
        return sums;
    }
}
