package io.modelmarket.billing.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.invoice.InvoiceView;
import io.modelmarket.billing.payee.PayeeAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mustangproject.validator.ZUGFeRDValidator;

/**
 * An invoice says where it is to be paid, until when and under which reference; what is not paid by its reader does
 * not.
 */
class PayeeDocumentTest {

    private static final PayeeAccount SEPA =
            new PayeeAccount("Modelmarket GmbH", "DE89370400440532013000", null, "COBADEFFXXX", "Bank & Söhne");
    private static final PayeeAccount NUMBER =
            new PayeeAccount("Modelmarket Inc.", null, "000-12345", "EXAMUS33", null);

    private final Pdf pdf = new Pdf(new Fonts(), new Alone(1, Duration.ofMinutes(1), 10));

    @ParameterizedTest
    @CsvSource({"EUR, 58", "USD, 30"})
    void anIbanIsMeansOfPaymentOfTheElectronicInvoice(String currency, String code) {
        String xml = valid(Invoices.paidTo(SEPA, currency));
        assertThat(xml)
                .containsPattern("SpecifiedTradeSettlementPaymentMeans>\\s*<ram:TypeCode>" + code + "<")
                .contains("<ram:IBANID>DE89370400440532013000</ram:IBANID>", "<ram:BICID>COBADEFFXXX</ram:BICID>")
                .contains("<ram:AccountName>Modelmarket GmbH</ram:AccountName>")
                .contains("<ram:PaymentReference>MM-2026-000001</ram:PaymentReference>")
                .containsPattern("DueDateDateTime>\\s*<udt:DateTimeString format=\"102\">20261215<");
    }

    @Test
    void anAccountWithoutIbanIsToldByItsNumber() {
        assertThat(valid(Invoices.paidTo(NUMBER, "USD")))
                .contains("<ram:ProprietaryID>000-12345</ram:ProprietaryID>", "<ram:BICID>EXAMUS33</ram:BICID>")
                .containsPattern("SpecifiedTradeSettlementPaymentMeans>\\s*<ram:TypeCode>30<")
                .doesNotContain("IBANID");
    }

    @Test
    void withoutAnAccountThereAreNoMeansOfPayment() {
        InvoiceView invoice = Invoices.twoRates();
        assertThat(xml(ElectronicDocument.of(invoice))).doesNotContain("PaymentMeans", "PaymentReference");
        assertThat(xml(ElectronicDocument.of(
                        Invoices.credit(Invoices.paidTo(SEPA, "EUR"), "1.69", "0.32"), Invoices.paidTo(SEPA, "EUR"))))
                .as("a credit note is paid by nobody")
                .doesNotContain("PaymentMeans", "PaymentReference", "DE8937");
    }

    @Test
    void thePrintedInvoiceSaysIt() throws IOException {
        assertThat(text(Invoices.paidTo(SEPA, "EUR"), Language.ENGLISH))
                .contains("2026-12-15", "Pay to", "Modelmarket GmbH · IBAN DE89 3704 0044 0532 0130 00")
                .contains("BIC COBADEFFXXX", "Bank & Söhne")
                .containsPattern("Reference\\s+MM-2026-000001");
        assertThat(text(Invoices.paidTo(NUMBER, "USD"), Language.CHINESE))
                .contains("收款账户", "Modelmarket Inc. · 000-12345 · BIC EXAMUS33", "付款附言");
        assertThat(text(Invoices.twoRates(), Language.ENGLISH)).doesNotContain("Pay to", "IBAN");
        assertThat(text(Invoices.prepaid("2.01"), Language.ENGLISH)).doesNotContain("Pay to", "IBAN");
    }

    @Test
    void aBuyerWithoutAProfileReadsHowItIsTaxed() throws IOException {
        assertThat(text(Invoices.unnamed("DE"), Language.ENGLISH))
                .contains("globex", "No billing profile was given: taxed as a private buyer in DE", "VAT 19 %");
        assertThat(text(Invoices.unnamed("DE"), Language.CHINESE)).contains("未提供开票资料：按 DE 的个人购买方计税");
        assertThat(text(Invoices.without("profile"), Language.ENGLISH))
                .contains("No billing profile was given", "No billing profile: outside scope")
                .doesNotContain("private buyer");
    }

    private String valid(InvoiceView invoice) {
        ElectronicInvoice electronic = new ElectronicInvoice(ElectronicDocument.of(invoice));
        for (byte[] file : new byte[][] {
            electronic.xml(), FacturX.of(pdf.of(new InvoiceSheet(invoice, Language.CHINESE).sheet()), electronic)
        }) {
            ZUGFeRDValidator validator = new ZUGFeRDValidator();
            String report = validator.validate(file, file[0] == '<' ? "factur-x.xml" : "invoice.pdf");
            assertThat(validator.wasCompletelyValid()).as(report).isTrue();
        }
        return new String(electronic.xml(), StandardCharsets.UTF_8);
    }

    private static String xml(ElectronicDocument document) {
        return new String(new ElectronicInvoice(document).xml(), StandardCharsets.UTF_8);
    }

    private String text(InvoiceView invoice, Language language) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.of(new InvoiceSheet(invoice, language).sheet()))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private record Alone(int atOnce, Duration patience, int mostCells) implements DocumentConfig {}
}
