package io.modelmarket.billing.document;

import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.credit.CreditNoteView.CreditLineView;
import io.modelmarket.billing.credit.CreditNoteView.CreditTaxView;
import io.modelmarket.billing.invoice.InvoiceState;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.invoice.InvoiceView.CouponView;
import io.modelmarket.billing.invoice.InvoiceView.LineView;
import io.modelmarket.billing.invoice.InvoiceView.OwedView;
import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.invoice.LineKind;
import io.modelmarket.billing.payee.PayeeAccount;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Party;
import io.modelmarket.billing.tax.TaxRule.Category;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.MoneyView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invoices with a line of 1.69 for each of their taxes. */
final class Invoices {

    private static final Party SELLER = new Party(
            "Modelmarket GmbH", List.of("Marktplatz 1"), "Berlin", "10115", "DE", null, "DE136695976", "HRB 1", null);
    private static final Party BUYER = new Party(
            "Łódź & Söhne 环球", List.of("Straße 1", "2. Stock"), "Wien", null, "AT", null, "ATU12345678", null, null);
    private static final Party BARE = new Party("Somebody", List.of(), null, null, "DE", null, null, null, null);

    private Invoices() {}

    static InvoiceView of(Treatment treatment) {
        boolean taxed = treatment == Treatment.DOMESTIC || treatment == Treatment.DESTINATION;
        return invoice("EUR", parties(SELLER, BUYER), taxed ? tax(treatment, "19", "0.32") : free(treatment));
    }

    /** In a currency, to be paid to an account. */
    static InvoiceView paidTo(PayeeAccount account, String currency) {
        return invoice(currency, parties(SELLER, BUYER).paidTo(account), tax(Treatment.DOMESTIC, "19", "0.32"));
    }

    /** Of a buyer without a profile. */
    static InvoiceView unnamed(String country) {
        return invoice("EUR", new Parties(SELLER, null, country, null), tax(Treatment.DOMESTIC, "19", "0.32"));
    }

    static InvoiceView twoRates() {
        return invoice(
                "EUR",
                parties(SELLER, BUYER),
                tax(Treatment.DOMESTIC, "19", "0.32"),
                tax(Treatment.DOMESTIC, "16", "0.27"));
    }

    /** 10.5 % of 1.69 is 0.17745, twice rounded 0.36; of 3.38 it is 0.35. */
    static InvoiceView sameRateTwice() {
        return invoice(
                "EUR",
                parties(SELLER, BUYER),
                tax(Treatment.DOMESTIC, "10.5", "0.18"),
                tax(Treatment.DOMESTIC, "10.5", "0.18"));
    }

    static InvoiceView without(String what) {
        TaxView taxed = tax(Treatment.DOMESTIC, "19", "0.32");
        return switch (what) {
            case "seller" -> invoice("EUR", parties(BARE, BUYER), taxed);
            case "buyer" -> invoice("EUR", parties(SELLER, BARE), taxed);
            case "registration" -> invoice("EUR", parties(BARE, BUYER), free(Treatment.EXPORT));
            case "profile" -> invoice("EUR", parties(SELLER, null), free(Treatment.NO_PROFILE));
            case "currency" -> invoice("KWD", parties(SELLER, BUYER), taxed);
            case "mixed" -> invoice("EUR", parties(SELLER, BUYER), taxed, free(Treatment.NOT_SUBJECT));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** One that has taken another's place. */
    static InvoiceView replacing(String number) {
        InvoiceView made = of(Treatment.DOMESTIC);
        return new InvoiceView(
                made.number(),
                made.tenant(),
                made.period(),
                made.timeZone(),
                made.interim(),
                made.issuedAt(),
                made.subtotal(),
                made.tax(),
                made.total(),
                made.parties(),
                made.taxes(),
                made.lines(),
                made.coupons(),
                made.prepaid(),
                made.owed(),
                new InvoiceView.ReplacementView(
                        number, Instant.parse("2026-11-29T10:00:00Z"), "MM-CN-2026-000001", "wrong buyer"),
                null);
    }

    /** A credit of the first line. */
    static CreditNoteView credit(InvoiceView invoice, String net, String tax) {
        return credit(invoice, List.of(net), List.of(tax));
    }

    /** A credit of the first lines, each with a tax of its own. */
    static CreditNoteView credit(InvoiceView invoice, List<String> nets, List<String> taxes) {
        List<CreditTaxView> taken = new ArrayList<>();
        List<CreditLineView> lines = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            TaxView charged = invoice.taxes().get(i);
            LineView line = invoice.lines().get(i);
            MoneyView net = eur(nets.get(i));
            taken.add(new CreditTaxView(
                    i + 1, charged.treatment(), charged.name(), charged.rate(), net, eur(taxes.get(i))));
            lines.add(new CreditLineView(i + 1, line.line(), line.model(), line.description(), net));
        }
        BigDecimal net = sum(nets);
        BigDecimal tax = sum(taxes);
        return new CreditNoteView(
                "MM-CN-2026-000001",
                invoice.number(),
                invoice.tenant(),
                "2026-12",
                "wrong <model> 错误",
                Instant.parse("2026-12-03T10:00:00Z"),
                eur(net.toPlainString()),
                eur(tax.toPlainString()),
                eur(net.add(tax).toPlainString()),
                taken,
                lines,
                null);
    }

    private static Parties parties(Party seller, @Nullable Party buyer) {
        return new Parties(seller, buyer, null, null);
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TaxView tax(Treatment treatment, String rate, String amount) {
        return view(treatment, Category.STANDARD, "VAT " + rate + " %", rate, amount);
    }

    private static TaxView free(Treatment treatment) {
        return view(treatment, null, "because it is " + treatment, "0", "0.00");
    }

    private static TaxView view(
            Treatment treatment, @Nullable Category category, String name, String rate, String amount) {
        return new TaxView(1, treatment, category, name, rate, eur("1.69"), eur(amount));
    }

    /** 2.01, of which credit has paid something. */
    static InvoiceView prepaid(String amount) {
        return invoice("EUR", amount, parties(SELLER, BUYER), tax(Treatment.DOMESTIC, "19", "0.32"));
    }

    private static InvoiceView invoice(String currency, Parties parties, TaxView... taxes) {
        return invoice(currency, "0.00", parties, taxes);
    }

    private static InvoiceView invoice(String currency, String prepaid, Parties parties, TaxView... taxes) {
        List<LineView> lines = new ArrayList<>();
        List<TaxView> placed = new ArrayList<>();
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (int place = 1; place <= taxes.length; place++) {
            lines.add(new LineView(
                    place,
                    LineKind.USAGE,
                    "acme/digits",
                    "acme/digits, plan digits v1, 2026-11",
                    "2026-11",
                    137,
                    "requests",
                    "0.0123",
                    eur("1.69"),
                    place,
                    null,
                    null));
            placed.add(placed(taxes[place - 1], place));
            net = net.add(new BigDecimal("1.69"));
            tax = tax.add(new BigDecimal(taxes[place - 1].tax().amount()));
        }
        return new InvoiceView(
                "MM-2026-000001",
                "globex",
                "2026-11",
                "Europe/Berlin",
                false,
                Instant.parse("2026-11-30T23:30:00Z"),
                eur(net.toPlainString()),
                eur(tax.toPlainString()),
                new MoneyView(net.add(tax).toPlainString(), currency),
                parties,
                placed,
                lines,
                List.of(new CouponView("SUMMER", "Coupon SUMMER: acme/digits", "2026-11", eur("0.50"))),
                new MoneyView(prepaid, currency),
                new OwedView(
                        Instant.parse("2026-12-14T23:30:00Z"),
                        eur("0.00"),
                        eur("0.00"),
                        new MoneyView(net.add(tax).toPlainString(), currency),
                        InvoiceState.OPEN),
                null,
                null);
    }

    private static TaxView placed(TaxView tax, int place) {
        return new TaxView(place, tax.treatment(), tax.category(), tax.name(), tax.rate(), tax.net(), tax.tax());
    }

    private static MoneyView eur(String amount) {
        return new MoneyView(amount, "EUR");
    }
}
