package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tax is charged by the rule of the day, booked apart from revenue, paid, credited and reported. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class InvoiceTaxTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void open() {
        market = Market.inGermany();
        consumer = market.subscribe(market.plan("digits", "0.01"));
        Taxes.german(market);
    }

    @Test
    void anInvoiceIsTaxedByTheRuleAndTheBooksAgree() throws SQLException {
        market.agree(market.usualShares());
        Taxes.profile(market, "DE", null);
        JsonPath invoice = bill(100, 100);
        assertThat(invoice.getString("subtotal.amount")).isEqualTo("1.00");
        assertThat(invoice.getString("tax.amount")).isEqualTo("0.19");
        assertThat(invoice.getString("total.amount")).isEqualTo("1.19");
        assertThat(invoice.getString("taxes[0].treatment")).isEqualTo("DOMESTIC");
        assertThat(invoice.getString("taxes[0].name")).isEqualTo("VAT 19 %");
        assertThat(invoice.getString("taxes[0].rate")).isEqualTo("19");
        assertThat(invoice.getString("parties.buyer.legalName")).isEqualTo("Globex GmbH");
        assertThat(read(invoice).getMap("taxes[0]")).isEqualTo(invoice.getMap("taxes[0]"));
        assertThat(read(invoice).getMap("parties")).isEqualTo(invoice.getMap("parties"));

        assertThat(balance(market.globex, "RECEIVABLE")).isEqualTo("1.19");
        assertThat(balance(market.acme, "PARTNER_PAYABLE")).isEqualTo("-0.70");
        JsonPath report = market.report(month).jsonPath();
        assertThat(report.getBoolean("reconciled")).isTrue();
        assertThat(report.getString("totals[0].invoiced")).isEqualTo("1.00");
        assertThat(report.getString("totals[0].difference")).isEqualTo("0.00");
        assertThat(owed("open")).isEqualTo("1.19");
        assertThat(owed("difference")).isEqualTo("0.00");
        try (Books books = Books.asService("*")) {
            assertThat(books.number(
                            "SELECT sum(e.amount_minor)::bigint FROM ledger_entry e JOIN ledger_account a"
                                    + " ON a.id = e.account_id AND a.purpose = 'TAX' WHERE e.reference LIKE ?",
                            invoice.getString("number") + "/%"))
                    .isEqualTo(-19);
        }
        assertThat(pay(invoice, "1.20").statusCode()).isEqualTo(422);
        assertThat(pay(invoice, "1.19").statusCode()).isEqualTo(201);
    }

    @Test
    void creditsTakeTheTaxBackInProportionAndInTheEndExactly() {
        Taxes.profile(market, "DE", null);
        JsonPath invoice = bill(13, 13);
        assertThat(invoice.getString("tax.amount")).isEqualTo("0.02");
        JsonPath first = credit(invoice, "0.02");
        assertThat(first.getString("tax.amount")).isEqualTo("0.00");
        JsonPath second = credit(invoice, "0.05");
        assertThat(second.getString("tax.amount")).isEqualTo("0.01");
        assertThat(second.getString("total.amount")).isEqualTo("0.06");
        assertThat(second.getString("taxes[0].name")).isEqualTo("VAT 19 %");
        JsonPath rest = market.made(
                        "fiona",
                        "/v1/finance/invoices/" + invoice.getString("number") + "/credit-notes",
                        Map.of("reason", "all"))
                .jsonPath();
        assertThat(rest.getString("tax.amount")).isEqualTo("0.01");
        assertThat(rest.getString("total.amount")).isEqualTo("0.07");
        assertThat(balance(market.globex, "RECEIVABLE")).isEqualTo("0.00");
        assertThat(owed("open")).isNull();
        assertThat(market.report(month).<Boolean>path("reconciled")).isTrue();
        JsonPath summary = summary();
        assertThat(summary.getBoolean("reconciled")).isTrue();
        assertThat(summary.getList("rows.findAll { it.tax.currency == 'EUR' }.difference.amount", String.class))
                .isNotEmpty()
                .containsOnly("0.00");
    }

    @Test
    void whoGivesNoProfileIsTaxedAsAPrivateBuyerAndAllSaySo() {
        JsonPath readiness = market.as("fiona")
                .get("/v1/finance/closes/readiness?period={p}&tenant={t}", month, market.globex)
                .jsonPath();
        assertThat(readiness.getInt("withoutProfile")).isEqualTo(1);
        assertThat(readiness.getList("firstWithoutProfile")).containsExactly(market.globex);
        assertThat(readiness.getString("warnings")).contains("1 consumer has no billing profile", market.globex);
        JsonPath invoice = bill(100, 100);
        assertThat(invoice.getString("total.amount")).isEqualTo("1.19");
        assertThat(invoice.getString("taxes[0].treatment")).isEqualTo("DOMESTIC");
        assertThat(invoice.getString("taxes[0].name")).isEqualTo("VAT 19 %");
        assertThat(invoice.<Object>get("parties.buyer")).isNull();
        assertThat(invoice.getString("parties.taxedIn")).isEqualTo("DE");
        assertThat(read(invoice).getMap("parties")).isEqualTo(invoice.getMap("parties"));
        JsonPath summary = summary();
        String row = "rows.find { it.withoutProfile && it.country == 'DE' && it.tax.currency == 'EUR' }.";
        assertThat(summary.getString(row + "name")).isEqualTo("VAT 19 %");
        assertThat(summary.getString(row + "difference.amount")).isEqualTo("0.00");
        Taxes.profile(market, "US", null);
        assertThat(bill(100, 200).getString("taxes[0].treatment")).isEqualTo("EXPORT");
    }

    @Test
    void reverseChargeExportAndExemptionAreNamed() {
        Taxes.profile(market, "AT", "ATU12345678");
        assertThat(bill(10, 10).getString("taxes[0].treatment")).isEqualTo("REVERSE_CHARGE");
        Taxes.profile(market, "US", null);
        assertThat(bill(10, 20).getString("taxes[0].treatment")).isEqualTo("EXPORT");
        Taxes.profile(market, "DE", null);
        Response exempt = market.as("fiona")
                .body(Map.of("reason", "Art. 151 of the VAT directive"))
                .put("/v1/finance/billing-profiles/{t}/exemption", market.globex);
        assertThat(exempt.statusCode()).as(exempt.asString()).isEqualTo(200);
        JsonPath invoice = bill(10, 30);
        assertThat(invoice.getString("taxes[0].treatment")).isEqualTo("EXEMPT");
        assertThat(invoice.getString("taxes[0].name")).isEqualTo("exempt: Art. 151 of the VAT directive");
        assertThat(invoice.getString("tax.amount")).isEqualTo("0.00");
    }

    @Test
    void yenHaveNoDigits() {
        market = Market.open();
        Taxes.rule(market, "JP", "10.5", "Tax 10.5 %");
        Taxes.profile(market, "JP", null);
        Consumer ofYen = market.subscribe(market.plan(
                Map.of("model", market.model, "name", "yen", "currency", "JPY", "pricePerRequest", "99.9")));
        ofYen.use(10, Instant.now());
        ofYen.awaitRequests(month, 10);
        JsonPath invoice = market.close(month, true).jsonPath();
        assertThat(invoice.getString("invoices[0].subtotal.amount")).isEqualTo("999");
        assertThat(invoice.getString("invoices[0].tax.amount")).isEqualTo("105");
        assertThat(invoice.getString("invoices[0].total.amount")).isEqualTo("1104");
        assertThat(invoice.getString("invoices[0].taxes[0].treatment")).isEqualTo("DESTINATION");
    }

    @Test
    void theSummaryIsAlsoATable() {
        Taxes.profile(market, "DE", null);
        bill(100, 100);
        Response csv = market.as("fiona").get("/v1/finance/tax-summary?format=csv&period=" + thisMonth());
        assertThat(csv.asString())
                .startsWith(
                        "period,timeZone,asOf,country,treatment,name,rate,currency,net,tax,ledger,difference,direction,withoutProfile\r\n")
                .contains(",DE,DOMESTIC,VAT 19 %,19,EUR,");
        assertThat(summary().getString("timeZone")).isEqualTo("UTC");
        assertThat(market.as("carla").get("/v1/finance/tax-summary").statusCode())
                .isEqualTo(403);
    }

    private JsonPath bill(int requests, int inAll) {
        consumer.use(requests, Instant.now());
        consumer.awaitRequests(month, inAll);
        return market.close(month, true).jsonPath().setRootPath("invoices[0]");
    }

    private JsonPath read(JsonPath invoice) {
        return market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, invoice.getString("number"))
                .jsonPath();
    }

    private Response pay(JsonPath invoice, String amount) {
        Map<String, Object> body = new HashMap<>(Map.of("invoice", invoice.getString("number"), "amount", amount));
        body.put("reference", "T-" + amount);
        body.put(
                "receivedOn", LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString());
        return market.post("fiona", "/v1/finance/payments", body);
    }

    private JsonPath credit(JsonPath invoice, String amount) {
        return market.made(
                        "fiona",
                        "/v1/finance/invoices/" + invoice.getString("number") + "/credit-notes",
                        Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", amount))))
                .jsonPath();
    }

    private String balance(String tenant, String purpose) {
        return market.as("fiona")
                .get("/v1/finance/ledger/trial-balance")
                .jsonPath()
                .getString("items.find { it.tenant == '" + tenant + "' && it.purpose == '" + purpose
                        + "' }.balance.amount");
    }

    private @Nullable String owed(String column) {
        return market.as("fiona")
                .get("/v1/finance/receivables?at=" + Instant.now().plusSeconds(1))
                .path("items.find { it.tenant == '" + market.globex + "' }?." + column + "?.amount");
    }

    private JsonPath summary() {
        return market.as("fiona")
                .get("/v1/finance/tax-summary?period=" + thisMonth())
                .jsonPath();
    }

    private static String thisMonth() {
        return YearMonth.now(ZoneOffset.UTC).toString();
    }
}
