package io.modelmarket.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.invoice.InvoiceView.TaxView;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView;
import io.modelmarket.billing.selfbilling.SelfBilledInvoiceView.SelfBilledLineView;
import io.modelmarket.billing.tax.Parties;
import io.modelmarket.billing.tax.Party;
import io.modelmarket.billing.tax.TaxRule;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.billing.wire.MoneyView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mustangproject.validator.ZUGFeRDValidator;

/** What the market issues in a partner's name is an e-invoice of type 389, also where credit notes take shares back. */
class SelfBilledDocumentTest {

    private static final Party PARTNER = new Party(
            "Łódź & Söhne 环球", List.of("Straße 1"), "Wien", "1010", "AT", null, "ATU12345678", "FN 12345 a", null);
    private static final Party SMALL =
            new Party("Łódź & Söhne 环球", List.of("Straße 1"), "Köln", "50667", "DE", null, null, null, "29/815/08153");
    private static final Party MARKET = new Party(
            "Modelmarket GmbH", List.of("Marktplatz 1"), "Berlin", "10115", "DE", null, "DE136695976", "HRB 1", null);

    private final Pdf pdf = new Pdf(new Fonts(), new Alone(1, Duration.ofMinutes(1), 10));

    @ParameterizedTest
    @EnumSource(
            value = Treatment.class,
            names = {"EXEMPT", "NO_PROFILE"},
            mode = EnumSource.Mode.EXCLUDE)
    void isValidAndNamesThePartnerAsSeller(Treatment treatment) {
        SelfBilledInvoiceView invoice = invoice(treatment);
        ElectronicInvoice electronic = new ElectronicInvoice(ElectronicDocument.of(invoice));
        boolean outside = TaxCode.of(invoice.taxes().getFirst()) == TaxCode.O;
        assertValid(electronic.xml(), "factur-x.xml", outside);
        assertThat(new String(electronic.xml(), StandardCharsets.UTF_8))
                .contains("<ram:TypeCode>389</ram:TypeCode>", "<ram:ID>SB-datahub-2026-000001</ram:ID>")
                .containsPattern(
                        "(?s)SellerTradeParty>.*Łódź.*</ram:SellerTradeParty>.*BuyerTradeParty>.*Modelmarket GmbH")
                .contains("<ram:GrandTotalAmount>" + invoice.total().amount() + "</ram:GrandTotalAmount>");
        byte[] sheet = pdf.of(new SelfBilledSheet(invoice, Language.CHINESE).sheet());
        assertValid(FacturX.of(sheet, electronic), "self-billed.pdf", outside);
    }

    private static SelfBilledInvoiceView invoice(Treatment treatment) {
        boolean taxed = treatment == Treatment.DOMESTIC || treatment == Treatment.DESTINATION;
        TaxView tax = new TaxView(
                1,
                treatment,
                taxed ? TaxRule.Category.STANDARD : null,
                "because it is " + treatment,
                taxed ? "19" : "0",
                eur("4.00"),
                eur(taxed ? "0.76" : "0.00"));
        return new SelfBilledInvoiceView(
                "SB-datahub-2026-000001",
                "datahub",
                UUID.fromString("11111111-2222-3333-4444-555555555555"),
                LocalDate.parse("2026-12-03"),
                Instant.parse("2026-11-30T23:30:00Z"),
                "2026-09",
                "2026-11",
                eur("4.00"),
                tax.tax(),
                eur(taxed ? "4.76" : "4.00"),
                new Parties(treatment == Treatment.SMALL_BUSINESS ? SMALL : PARTNER, MARKET, null, null),
                List.of(tax),
                List.of(line(1, "5.00", false), line(2, "-1.00", true)));
    }

    private static SelfBilledLineView line(int line, String amount, boolean correction) {
        return new SelfBilledLineView(
                line,
                "acme/digits 1.0.0, 2026-10, DATA, PERCENT",
                "acme/digits",
                "1.0.0",
                "DATA",
                "PERCENT",
                null,
                null,
                "2026-10",
                correction,
                1,
                eur(amount),
                1);
    }

    private static MoneyView eur(String amount) {
        return new MoneyView(amount, "EUR");
    }

    /** Outside the scope of tax there is no rate, which the validator's own arithmetic does not expect. */
    private static void assertValid(byte[] file, String name, boolean outside) {
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        if (outside) {
            validator.disableArithmeticCheck();
        }
        String report = validator.validate(file, name);
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
    }

    private record Alone(int atOnce, Duration patience, int mostCells) implements DocumentConfig {}
}
