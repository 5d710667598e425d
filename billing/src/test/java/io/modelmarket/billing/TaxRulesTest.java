package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finance keeps dated rules that never contradict each other; tenants say whom to bill. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class TaxRulesTest {

    private static final String RULES = "/v1/finance/tax-rules";
    private Market market;

    @BeforeEach
    void open() {
        market = Market.inGermany();
    }

    @Test
    void rulesThatOverlapAreRefusedUntilTheOtherEnds() {
        JsonPath first =
                market.made("fiona", RULES, Taxes.body("NZ", "15", "GST 15 %")).jsonPath();
        assertThat(first.getString("rate")).isEqualTo("15");
        Map<String, Object> next = Taxes.body("NZ", "17.5", "GST 17.5 %");
        next.put("from", "2027-04-01");
        Response refused = market.post("fiona", RULES, next);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("detail")).contains("GST 15 %").contains("2007-01-01");

        String end = RULES + "/" + first.getString("id") + "/end";
        assertThat(market.post("fiona", end, Map.of("to", "2006-12-31")).statusCode())
                .isEqualTo(422);
        assertThat(market.made("fiona", end, Map.of("to", "2027-04-01")).<String>path("to"))
                .isEqualTo("2027-04-01");
        assertThat(market.post("fiona", RULES, next).statusCode()).isEqualTo(201);
        assertThat(market.post("fiona", end, Map.of("to", "2028-04-01")).<String>path("detail"))
                .contains("never made longer");
        assertThat(market.as("felix")
                        .get(RULES)
                        .jsonPath()
                        .getList("items.findAll { it.consumerCountry == 'NZ' }.rate", String.class))
                .containsExactly("15", "17.5");
    }

    @Test
    void aRegionMayDifferFromItsCountry() {
        market.made("fiona", RULES, Taxes.body("PT", "23", "IVA 23 %"));
        Map<String, Object> madeira = Taxes.body("PT", "22", "IVA 22 %");
        madeira.put("region", "Madeira");
        assertThat(market.post("fiona", RULES, madeira).statusCode()).isEqualTo(201);
        assertThat(market.post("fiona", RULES, madeira).statusCode()).isEqualTo(409);
    }

    @Test
    void saysWhatIsWrongWithARule() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("rate", "-1"),
                Map.of("rate", "101"),
                Map.of("rate", "1.1234567"),
                Map.of("rate", "0"),
                Map.of("consumerCountry", "XX"),
                Map.of("to", "2007-01-01"),
                Map.of("category", "ZERO"),
                Map.of("from", "yesterday"))) {
            Map<String, Object> rule = Taxes.body("SE", "25", "Moms 25 %");
            rule.putAll(wrong);
            assertThat(market.post("fiona", RULES, rule).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
        Map<String, Object> rule = Taxes.body("SE", "25", "Moms 25 %");
        assertThat(market.post("carla", RULES, rule).statusCode()).isEqualTo(403);
        assertThat(market.as("carla").get(RULES).statusCode()).isEqualTo(403);
    }

    @Test
    void aTenantSaysWhomToBillButDoesNotExemptItself() {
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/billing-profile", market.globex)
                        .statusCode())
                .isEqualTo(404);
        Taxes.profile(market, "DE", "de 123 456 789");
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/billing-profile", market.globex)
                        .<String>path("vatId"))
                .isEqualTo("DE123456789");
        Response wrong = Taxes.put(market, "carla", Taxes.profileOf("DE", "ATU12345678"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.<String>path("detail")).contains("one of DE");
        Response elsewhere = Taxes.put(market, "carla", Taxes.profileOf("US", null));
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.<String>path("detail"))
                .isEqualTo("country must be DE, as the tenant's; finance can set another.");
        Map<String, Object> unprintable = Taxes.profileOf("DE", null);
        unprintable.put("city", "Köln\u0001");
        assertThat(Taxes.put(market, "carla", unprintable).statusCode()).isEqualTo(400);
        Map<String, Object> exempting = Taxes.profileOf("DE", null);
        exempting.put("exemptReason", "I would rather not");
        assertThat(Taxes.put(market, "carla", exempting).statusCode()).isEqualTo(400);
        assertThat(Taxes.put(market, "dan", Taxes.profileOf("DE", null)).statusCode())
                .isEqualTo(404);
        String path = "/v1/finance/billing-profiles/" + market.globex;
        assertThat(market.as("carla").get(path).statusCode()).isEqualTo(403);
        assertThat(exempt(path, Map.of("reason", "embassy"))).isEqualTo("embassy");
        assertThat(market.as("fiona")
                        .body(Taxes.profileOf("DE", null))
                        .put(path)
                        .<String>path("exemptReason"))
                .isEqualTo("embassy");
        assertThat(market.as("fiona")
                        .body(Taxes.profileOf("AT", null))
                        .put(path)
                        .<String>path("exemptReason"))
                .isNull();
        assertThat(market.as("fiona")
                        .get("/v1/finance/billing-profiles/no-such-tenant")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatWasApprovedHoldsTheTax() throws SQLException {
        YearMonth lastMonth =
                YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
        Taxes.german(market);
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Consumer.within(lastMonth));
        consumer.awaitRequests(lastMonth.toString(), 10);
        Map<String, Object> body = Map.of("period", lastMonth.toString(), "interim", false, "tenant", market.globex);
        Taxes.profile(market, "DE", null);
        JsonPath asked = market.made("fiona", "/v1/finance/closes", body).jsonPath();
        assertThat(asked.getString("run.sums[0].tax.amount")).isEqualTo("0.19");
        assertThat(asked.getString("run.sums[0].total.amount")).isEqualTo("1.19");
        Taxes.profile(market, "US", null);
        String approval = "/v1/finance/closes/" + asked.getString("run.id") + "/approval";
        assertThat(market.post("felix", approval, "").statusCode()).isEqualTo(409);
        assertThat(market.close(lastMonth.toString(), false).<String>path("invoices[0].taxes[0].treatment"))
                .isEqualTo("EXPORT");
        try (Books books = Books.asService("dan")) {
            assertThat(books.number("SELECT count(*) FROM invoice_tax")).isZero();
            assertThat(books.number("SELECT count(*) FROM billing_profile")).isZero();
            assertThat(books.number("SELECT count(*) FROM tax_rule")).isZero();
        }
    }

    private String exempt(String path, Map<String, String> body) {
        return market.as("fiona").body(body).put(path + "/exemption").path("exemptReason");
    }
}
