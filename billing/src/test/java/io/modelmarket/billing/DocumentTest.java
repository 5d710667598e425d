package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mustangproject.validator.ZUGFeRDValidator;

/** Documents say what the JSON says, in both languages, with the fonts they need inside. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class DocumentTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private JsonPath invoice;

    @BeforeEach
    void bill() {
        market = Market.inGermany();
        Taxes.german(market);
        Map<String, Object> profile = Taxes.profileOf("DE", "DE123456789");
        profile.put("legalName", "Łódź & <b>Söhne</b> 环球科技有限公司");
        assertThat(Taxes.put(market, "carla", profile).statusCode()).isEqualTo(200);
        Consumer consumer = market.subscribe(market.plan("digits", "0.0123"));
        consumer.use(137, Instant.now());
        consumer.awaitRequests(month, 137);
        invoice = market.close(month, true).jsonPath().setRootPath("invoices[0]");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Invoice, Subtotal, 137 requests, 'plan digits v1, '",
        "zh-CN, 账单, 小计, 137 次请求, '套餐 digits 第 1 版，'",
    })
    void anInvoiceHasTheFiguresOfItsJson(String language, String title, String subtotal, String quantity, String plan)
            throws IOException {
        Response answer = market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}/pdf?language=" + language, market.globex, number());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        String text = text(answer);
        assertThat(text)
                .contains(
                        title + " " + number(), subtotal, "VAT 19 %", "Modelmarket GmbH", "DE136695976", "DE123456789")
                .contains("Łódź & <b>Söhne</b> 环球科技有限公司")
                .contains(quantity, invoice.getString("lines[0].unitPrice"), market.model)
                .contains("DE89 3704 0044 0532 0130 00")
                .containsPattern(plan + "\\s*" + month)
                .doesNotContain("#");
        for (String amount : List.of("lines[0].amount", "subtotal", "taxes[0].net", "taxes[0].tax", "total")) {
            assertThat(text).as(amount).contains(invoice.getString(amount + ".amount") + " EUR");
        }
    }

    @Test
    void everyFontIsEmbeddedAsASubset() throws IOException {
        byte[] pdf = market.as("fiona")
                .get("/v1/finance/invoices/{n}/pdf?language=zh-CN", number())
                .asByteArray();
        List<String> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
        }
        assertThat(fonts).anyMatch(name -> name.contains("SC")).allMatch(name -> name.matches("[A-Z]{6}\\+.+"));
        assertThat(pdf.length).isLessThan(200_000);
    }

    @Test
    void aCreditNoteSaysWhatItTakesBack() throws IOException {
        JsonPath note = market.made(
                        "fiona", "/v1/finance/invoices/" + number() + "/credit-notes", Map.of("reason", "错误计费"))
                .jsonPath();
        String path = "/credit-notes/" + note.getString("number") + "/pdf";
        String own =
                text(market.as("carla").header("Accept-Language", "zh").get("/v1/tenants/" + market.globex + path));
        assertThat(own)
                .contains("贷项通知单 " + note.getString("number"), "错误计费", number(), "套餐 digits 第 1 版")
                .doesNotContain("plan", "IBAN");
        String finances = text(market.as("fiona").get("/v1/finance" + path));
        assertThat(finances).contains("Credit note " + note.getString("number"));
        for (String amount : List.of("lines[0].amount", "subtotal", "tax", "total")) {
            String figure = note.getString(amount + ".amount") + " EUR";
            assertThat(own).as(amount).contains(figure);
            assertThat(finances).as(amount).contains(figure);
        }
        assertThat(note.getString("total.amount")).isEqualTo(invoice.getString("total.amount"));
    }

    @Test
    void facturXIsValidAndHasTheSameFigures() throws IOException {
        String path = "/invoices/" + number() + "/factur-x";
        byte[] file = market.as("carla")
                .get("/v1/tenants/" + market.globex + path + "?language=zh-CN")
                .asByteArray();
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(file, "invoice.pdf");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys("factur-x.xml");
        }
        Response xml = market.as("fiona").get("/v1/finance" + path + ".xml");
        assertThat(xml.contentType()).startsWith("application/xml");
        assertThat(xml.asString())
                .contains("<ram:ID>" + number() + "</ram:ID>", "DE136695976", "DE123456789")
                .contains("<ram:GrandTotalAmount>" + invoice.getString("total.amount") + "</ram:GrandTotalAmount>")
                .contains("<ram:CalculatedAmount>" + invoice.getString("tax.amount") + "</ram:CalculatedAmount>")
                .contains("Łódź &amp; &lt;b&gt;Söhne&lt;/b&gt; 环球科技有限公司");
    }

    @Test
    void aCreditNotesFacturXIsValidAndItsConsumersOwn() throws IOException {
        Response made = market.made(
                "fiona",
                "/v1/finance/invoices/" + number() + "/credit-notes",
                Map.of("reason", "test", "lines", List.of(Map.of("line", 1, "amount", "0.50"))));
        String path = "/credit-notes/" + made.path("number") + "/factur-x";
        byte[] file =
                market.as("carla").get("/v1/tenants/" + market.globex + path).asByteArray();
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        String report = validator.validate(file, "credit-note.pdf");
        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .containsOnlyKeys("factur-x.xml");
        }
        String xml = market.as("fiona").get("/v1/finance" + path + ".xml").asString();
        assertThat(xml)
                .contains("<ram:TypeCode>381</ram:TypeCode>", "<ram:IssuerAssignedID>" + number() + "<")
                .contains("<ram:GrandTotalAmount>" + made.path("total.amount") + "</ram:GrandTotalAmount>");
        assertThat(market.as("carla")
                        .get("/v1/tenants/" + market.globex + path + ".xml")
                        .asString())
                .isEqualTo(xml);
        assertThat(market.as("dan")
                        .get("/v1/tenants/" + market.datahub + path + ".xml")
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.as("carla").get("/v1/finance" + path).statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAProfileThereIsNoFacturX() {
        Market other = Market.open();
        Consumer consumer = other.subscribe(other.plan("digits", "0.10"));
        consumer.use(1, Instant.now());
        consumer.awaitRequests(month, 1);
        String issued = other.close(month, true).path("invoices[0].number");
        Response refused = other.as("fiona").get("/v1/finance/invoices/" + issued + "/factur-x.xml");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains(issued).contains("no billing profile");
        assertThat(other.as("fiona")
                        .get("/v1/finance/invoices/" + issued + "/pdf")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyElseGetsThem() {
        String path = "/invoices/" + number() + "/pdf";
        assertThat(market.as("dan").get("/v1/tenants/" + market.globex + path).statusCode())
                .isEqualTo(404);
        assertThat(market.as("dan").get("/v1/tenants/" + market.datahub + path).statusCode())
                .isEqualTo(404);
        assertThat(market.as("carla").get("/v1/finance" + path).statusCode()).isEqualTo(403);
        Response unknown = market.as("fiona").get("/v1/finance" + path + "?language=fr");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.<String>path("detail")).contains("en or zh-CN");
        assertThat(market.as("fiona")
                        .get("/v1/finance/credit-notes/MM-CN-0/pdf")
                        .statusCode())
                .isEqualTo(404);
        assertThat(market.as("fiona")
                        .get("/v1/finance/receipts/" + number() + "/pdf")
                        .statusCode())
                .as("no such kind of document")
                .isEqualTo(404);
    }

    private String number() {
        return invoice.getString("number");
    }

    private static String text(Response answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
