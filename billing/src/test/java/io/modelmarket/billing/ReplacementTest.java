package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.report.job.Reports;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wrong invoice is replaced by a right one: what was used stays billed and shared once. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ReplacementTest {

    private Replacing replacing;
    private Market market;
    private String invoice;

    @BeforeEach
    void billWithoutAProfile() {
        replacing = new Replacing();
        market = replacing.market;
        invoice = replacing.bill(100);
    }

    @Test
    void aTaxMistakeIsCorrectedAndNobodysShareIsTouched() throws SQLException {
        JsonPath wrong = finances(invoice);
        assertThat(wrong.<Object>get("invoice.parties.buyer")).isNull();
        Taxes.profile(market, "DE", null);

        JsonPath right = replacing.replace(invoice);

        assertThat(right.getString("number")).isNotEqualTo(invoice).startsWith("MM-");
        assertThat(right.getString("parties.buyer.legalName")).isEqualTo("Globex GmbH");
        assertThat(right.getString("taxes[0].treatment")).isEqualTo("DOMESTIC");
        assertThat(right.getString("subtotal.amount")).isEqualTo("1.00");
        assertThat(right.getString("tax.amount")).isEqualTo("0.19");
        assertThat(right.getString("total.amount")).isEqualTo("1.19");
        assertThat(right.getMap("lines[0]")).isEqualTo(wrong.getMap("invoice.lines[0]"));
        assertThat(right.getList("lines[0].shares.amount.amount")).containsExactly("0.70", "0.15", "0.05", "0.10");
        assertThat(replacing.owed(invoice)).isEqualTo("CREDITED 0.00");
        assertThat(replacing.owed(right.getString("number"))).isEqualTo("OPEN 1.19");
        assertThat(replacing.balance(market.globex, "RECEIVABLE")).isEqualTo(119);
        assertThat(replacing.balance(market.acme, "PARTNER_PAYABLE")).isEqualTo(-70);
        assertThat(statement().getList("items.amount.amount")).containsExactly("0.15");
        JsonPath report = market.report(replacing.month).jsonPath();
        assertThat(report.getString("totals[0].invoiced")).isEqualTo("1.00");
        assertThat(report.getString("totals[0].credited")).isEqualTo("0.00");
        assertThat(report.getString("totals[0].difference")).isEqualTo("0.00");
        replacing.assertWhole();
        assertThat(market.close(replacing.month, true).jsonPath().getList("invoices"))
                .as("usage that is billed")
                .isEmpty();
    }

    @Test
    void eachDocumentNamesTheOthers() throws IOException {
        Taxes.profile(market, "DE", "DE123456789");
        JsonPath right = replacing.replace(invoice);
        String number = right.getString("number");
        String note = right.getString("replaces.creditNote");
        assertThat(right.getString("replaces.invoice")).isEqualTo(invoice);
        assertThat(right.getString("replaces.reason")).isEqualTo("it names the wrong tax");
        JsonPath wrong = replacing.read(invoice);
        assertThat(wrong.getString("replacedBy.invoice")).isEqualTo(number);
        assertThat(wrong.getString("replacedBy.creditNote")).isEqualTo(note);
        assertThat(replacing.read(number).getMap("replaces")).isEqualTo(right.getMap("replaces"));
        JsonPath notes = market.as("carla")
                .get("/v1/tenants/{t}/credit-notes", market.globex)
                .jsonPath();
        assertThat(notes.getString("items[0].number")).isEqualTo(note);
        assertThat(notes.getString("items[0].invoice")).isEqualTo(invoice);
        assertThat(notes.getString("items[0].replacedBy")).isEqualTo(number);
        assertThat(notes.getInt("items[0].lines[0].invoiceLine")).isEqualTo(1);
        assertThat(notes.getString("items[0].lines[0].amount.amount")).isEqualTo("1.00");
        assertThat(notes.getString("items[0].total.amount")).isEqualTo(wrong.getString("total.amount"));

        String path = "/v1/tenants/" + market.globex;
        assertThat(text(path + "/invoices/" + number + "/pdf?language=en"))
                .contains("Replaces invoice " + invoice, "credited by " + note);
        assertThat(text(path + "/invoices/" + number + "/pdf?language=zh-CN")).contains("替代账单 " + invoice);
        assertThat(text(path + "/credit-notes/" + note + "/pdf?language=en")).contains("Replaced by invoice " + number);
        assertThat(market.as("carla")
                        .get(path + "/invoices/" + number + "/factur-x.xml")
                        .asString())
                .containsPattern("(?s)InvoiceReferencedDocument.*" + invoice);
    }

    @Test
    void isDoneOnceHoweverOftenItIsAsked() {
        UUID key = UUID.randomUUID();
        String path = "/v1/finance/invoices/" + invoice + "/replacement";
        String first = keyed("fiona", key, path).path("number");
        assertThat(keyed("fiona", key, path).<String>path("number")).isEqualTo(first);
        Response again = replacing.ask(invoice);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.<String>path("detail")).contains(first + " has taken the place of " + invoice);
        assertThat(market.post("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(finances(invoice).getString("creditable[0].left.amount")).isEqualTo("0.00");
        assertThat(replacing.ask("MM-1").statusCode()).isEqualTo(404);
        assertThat(market.post("fiona", path, Map.of("reason", " ")).statusCode())
                .isEqualTo(400);
        assertThat(keyed("carla", UUID.randomUUID(), path).statusCode()).isEqualTo(403);
    }

    @Test
    void whatIsCreditedAfterwardsComesFromThoseWhoHaveIt() throws SQLException {
        Taxes.profile(market, "DE", null);
        String right = replacing.replace(invoice).getString("number");
        replacing.credit(right, Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", "0.20"))));
        assertThat(replacing.balance(market.acme, "PARTNER_PAYABLE")).isEqualTo(-56);
        assertThat(replacing.owed(right)).isEqualTo("OPEN 0.95");
        assertThat(statement().getList("items.amount.amount")).containsExactly("0.15", "-0.03");
        replacing.assertWhole();
        replacing.credit(right, Map.of("reason", "all of it"));
        assertThat(replacing.balance(market.acme, "PARTNER_PAYABLE")).isZero();
        assertThat(replacing.balance(market.globex, "RECEIVABLE")).isZero();
        replacing.assertWhole();
        Response nothing = replacing.ask(right);
        assertThat(nothing.statusCode()).isEqualTo(409);
        assertThat(nothing.<String>path("detail")).contains("is left to credit");
    }

    @Test
    void whatIsLeftOfOneIsReplacedAndThatOneCanBeToo() throws SQLException {
        replacing.credit(invoice, Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", "0.30"))));
        Taxes.profile(market, "DE", null);
        JsonPath second = replacing.replace(invoice);
        assertThat(second.getString("subtotal.amount")).isEqualTo("0.70");
        assertThat(second.getString("total.amount")).isEqualTo("0.83");
        assertThat(second.getString("lines[0].description")).endsWith(", less what was credited");
        Taxes.profile(market, "AT", "ATU12345678");
        JsonPath third = replacing.replace(second.getString("number"));
        assertThat(third.getString("replaces.invoice")).isEqualTo(second.getString("number"));
        assertThat(third.getString("total.amount")).isEqualTo("0.70");
        assertThat(third.getString("taxes[0].treatment")).isEqualTo("REVERSE_CHARGE");
        assertThat(replacing.balance(market.globex, "RECEIVABLE")).isEqualTo(70);
        assertThat(replacing.balance(market.acme, "PARTNER_PAYABLE")).isEqualTo(-49);
        replacing.assertWhole();
        replacing.credit(third.getString("number"), Map.of("reason", "all of it"));
        assertThat(replacing.balance(market.acme, "PARTNER_PAYABLE")).isZero();
        replacing.assertWhole();
    }

    @Test
    void usageLeadsToTheInvoiceThatStandsAndThatToItsShares() {
        JsonPath right = replacing.replace(invoice);
        JsonPath old = get("/v1/finance/invoices/" + invoice + "/lines/1");
        assertThat(old.getString("line.replacedBy")).isEqualTo(right.getString("number"));
        assertThat(old.getString("line.credited.amount")).isEqualTo("1.00");
        JsonPath line = get("/v1/finance/invoices/" + right.getString("number") + "/lines/1");
        assertThat(line.getString("line.bills")).isEqualTo(invoice + "/1");
        assertThat(line.getString("line.credited.amount")).isEqualTo("0.00");
        assertThat(line.getList("shares.amount.amount")).hasSize(4);
        assertThat(get(line.getString("line.usage")).getLong("total.used.requests"))
                .isEqualTo(100);
        assertThat(get(line.getString("line.accruals")).getList("items.id")).isEqualTo(line.getList("shares.id"));
    }

    @Test
    void revenueIsOfTheCountryThatTheInvoiceThatStandsIsTaxedIn() throws IOException {
        assertThat(countries()).containsExactly("CH");
        Taxes.profile(market, "AT", "ATU12345678");
        assertThat(countries()).containsExactly("CH");
        String right = replacing.replace(invoice).getString("number");
        assertThat(countries()).containsExactly("AT");
        Taxes.profile(market, "DE", null);
        assertThat(countries()).containsExactly("AT");
        replacing.replace(right);
        assertThat(countries()).containsExactly("DE");
    }

    private List<String> countries() throws IOException {
        return new Reports(market)
                .rows(Map.of("kind", "REVENUE", "period", replacing.month, "tenant", market.globex)).stream()
                        .map(row -> row.get("country"))
                        .toList();
    }

    private JsonPath finances(String number) {
        return get("/v1/finance/invoices/" + number);
    }

    private JsonPath get(String path) {
        return market.as("fiona").get(path).jsonPath();
    }

    private JsonPath statement() {
        return market.as("dan")
                .get("/v1/tenants/{t}/statements?period={p}", market.datahub, replacing.month)
                .jsonPath();
    }

    private Response keyed(String user, UUID key, String path) {
        return market.as(user)
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "wrong tax"))
                .post(path);
    }

    private String text(String path) throws IOException {
        Response answer = market.as("carla").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(answer.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
