package io.modelmarket.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.credit.CreditNoteView;
import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.tax.Treatment;
import io.modelmarket.contracts.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mustangproject.validator.ZUGFeRDValidator;

class ElectronicInvoiceTest {

    private final Pdf pdf = new Pdf(new Fonts(), Limits.ONE_AT_ONCE);

    @ParameterizedTest
    @EnumSource(value = Treatment.class, names = "NO_PROFILE", mode = EnumSource.Mode.EXCLUDE)
    void everyTreatmentIsValid(Treatment treatment) {
        InvoiceView invoice = Invoices.of(treatment);
        ElectronicInvoice electronic = electronic(invoice);
        boolean outside = TaxCode.of(invoice.taxes().getFirst()) == TaxCode.O;
        assertValid(electronic.xml(), "factur-x.xml", outside);
        byte[] file = FacturX.of(pdf.of(new InvoiceSheet(invoice, Language.CHINESE).sheet()), electronic);
        assertValid(file, "invoice.pdf", outside);
    }

    @Test
    void twoRatesAreTwoGroupsAndHaveTheInvoicesFigures() {
        byte[] xml = electronic(Invoices.twoRates()).xml();
        assertValid(xml, "factur-x.xml", false);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:CalculatedAmount>0.32</ram:CalculatedAmount>")
                .contains("<ram:CalculatedAmount>0.27</ram:CalculatedAmount>")
                .contains("<ram:GrandTotalAmount>3.97</ram:GrandTotalAmount>")
                .contains("<ram:LineTotalAmount>1.69</ram:LineTotalAmount>");
    }

    @Test
    void whatCreditHasPaidIsNotDue() {
        byte[] xml = electronic(Invoices.prepaid("1.50")).xml();
        assertValid(xml, "factur-x.xml", false);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:GrandTotalAmount>2.01</ram:GrandTotalAmount>")
                .contains("<ram:TotalPrepaidAmount>1.50</ram:TotalPrepaidAmount>")
                .contains("<ram:DuePayableAmount>0.51</ram:DuePayableAmount>");
    }

    @Test
    void rulesOfTheSameRateAreOneGroupWithTheTaxThatWasCharged() {
        byte[] xml = electronic(Invoices.sameRateTwice()).xml();
        assertValid(xml, "factur-x.xml", false);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:CalculatedAmount>0.36</ram:CalculatedAmount>")
                .contains("<ram:GrandTotalAmount>3.74</ram:GrandTotalAmount>");
    }

    @ParameterizedTest
    @EnumSource(value = Treatment.class, names = "NO_PROFILE", mode = EnumSource.Mode.EXCLUDE)
    void creditNotesOfEveryTreatmentAreValidAndNameTheirInvoice(Treatment treatment) {
        InvoiceView invoice = Invoices.of(treatment);
        CreditNoteView note = Invoices.credit(
                invoice, "1.69", invoice.taxes().getFirst().tax().amount());
        ElectronicInvoice electronic = new ElectronicInvoice(ElectronicDocument.of(note, invoice));
        boolean outside = TaxCode.of(invoice.taxes().getFirst()) == TaxCode.O;
        assertValid(electronic.xml(), "factur-x.xml", outside);
        assertThat(new String(electronic.xml(), StandardCharsets.UTF_8))
                .contains("<ram:TypeCode>381</ram:TypeCode>", "<ram:ID>MM-CN-2026-000001</ram:ID>")
                .containsPattern("InvoiceReferencedDocument>\\s*<ram:IssuerAssignedID>MM-2026-000001<");
        byte[] pdf = this.pdf.of(new CreditNoteSheet(note, invoice, Language.CHINESE).sheet());
        assertValid(FacturX.of(pdf, electronic), "credit-note.pdf", outside);
    }

    @Test
    void anInvoiceThatTookAnothersPlaceIsValidAndNamesThat() {
        byte[] xml = electronic(Invoices.replacing("MM-2026-000003")).xml();
        assertValid(xml, "factur-x.xml", false);
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:TypeCode>380</ram:TypeCode>")
                .containsPattern("InvoiceReferencedDocument>\\s*<ram:IssuerAssignedID>MM-2026-000003<");
    }

    /** 19 % of 0.84 is 0.16; what earlier credits left of the invoice's 0.32 can be 0.17. */
    @Test
    void aPartialCreditHasTheTaxThatIsTakenBack() {
        InvoiceView invoice = Invoices.of(Treatment.DOMESTIC);
        CreditNoteView note = Invoices.credit(invoice, "0.84", "0.17");
        byte[] xml = new ElectronicInvoice(ElectronicDocument.of(note, invoice)).xml();
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("<ram:CalculatedAmount>0.17</ram:CalculatedAmount>")
                .contains("<ram:TaxTotalAmount currencyID=\"EUR\">0.17</ram:TaxTotalAmount>")
                .contains("<ram:GrandTotalAmount>1.01</ram:GrandTotalAmount>")
                .contains("<ram:DuePayableAmount>1.01</ram:DuePayableAmount>");
        assertValid(xml, "factur-x.xml", false);
    }

    /**
     * Of what is credited now, 19 % of 0.01 is 0.00 and 16 % of 0.10 is 0.02; with 0.02 and 0.10 that were credited
     * before, it is 0.01 of 0.03 and 0.03 of 0.20: 0.01 more of each. Both come to 0.02.
     */
    @Test
    void aPartialCreditHasTheTaxOfEachRateThoughTheSumsAgree() {
        InvoiceView invoice = Invoices.twoRates();
        CreditNoteView note = Invoices.credit(invoice, List.of("0.01", "0.10"), List.of("0.01", "0.01"));
        byte[] xml = new ElectronicInvoice(ElectronicDocument.of(note, invoice)).xml();
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .containsPattern("CalculatedAmount>0.01<(?s:.*)CalculatedAmount>0.01<")
                .doesNotContain("CalculatedAmount>0.02<", "CalculatedAmount>0.00<")
                .contains("<ram:GrandTotalAmount>0.13</ram:GrandTotalAmount>");
        assertValid(xml, "factur-x.xml", false);
    }

    @ParameterizedTest
    @CsvSource({
        "seller, seller addressLines, seller city, seller vatId",
        "buyer, buyer addressLines, buyer city, buyer city",
        "registration, seller registration, seller registration, seller registration",
        "profile, no billing profile, when it was issued, next one",
        "currency, two decimals, KWD, EN 16931",
        "mixed, outside the scope, stand beside, EN 16931"
    })
    void saysWhatIsMissing(String what, String first, String second, String third) {
        assertRefused(Invoices.without(what), first, second, third);
    }

    private static ElectronicInvoice electronic(InvoiceView invoice) {
        return new ElectronicInvoice(ElectronicDocument.of(invoice));
    }

    private static void assertRefused(InvoiceView invoice, String... because) {
        assertThatThrownBy(() -> electronic(invoice).xml())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("No e-invoice can be made of MM-2026-000001")
                .hasMessageContainingAll(because);
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

    @Test
    void whoWaitsTooLongIsTurnedAway() {
        Pdf busy = new Pdf(new Fonts(), new Limits(0, Duration.ZERO, 10));
        assertThatThrownBy(() -> busy.of(new Sheet(Language.ENGLISH, "x"))).hasMessageContaining("try again soon");
    }

    private record Limits(int atOnce, Duration patience, int mostCells) implements DocumentConfig {

        private static final Limits ONE_AT_ONCE = new Limits(1, Duration.ofMinutes(1), 10);
    }
}
