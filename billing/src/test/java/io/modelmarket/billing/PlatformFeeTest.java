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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The platform's part by a partner's volume, from a month on. In currencies of their own, for they hold for everybody.
 */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PlatformFeeTest {

    private static final String SET = "/v1/finance/platform-fees";

    private final YearMonth month = YearMonth.from(Instant.now().atZone(Consumer.ZONE));
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void bandsAreOfAllThatThePartnersModelsHaveEarnedInAnyNumberOfBills() throws SQLException {
        inForce("SEK", month);
        String other = market.acme + "/other";
        market.publish(other);
        market.awaitRelease(other, "1.0.0");
        Consumer ofDigits = sell(market.model, "SEK");
        Consumer ofOther = sell(other, "SEK");

        use(ofDigits, market.model, 60, 60);
        market.close(month.toString(), true);
        use(ofOther, other, 140, 200);
        market.close(month.toString(), true);

        // 20 % of 100.00 and 5 % of the 100.00 above.
        assertThat(earned("SEK")).isEqualTo("175.00");
        assertThat(market.report(month.toString()).jsonPath().getBoolean("reconciled"))
                .isTrue();
    }

    @Test
    void aScheduleIsForLaterMonthsOnlyAndWithoutOneTheUsualPercentageApplies() throws SQLException {
        inForce("NOK", month.plusMonths(1));
        Consumer consumer = sell(market.model, "NOK");
        use(consumer, market.model, 100, 100);

        market.close(month.toString(), true);

        assertThat(earned("NOK")).isEqualTo("90.00");
    }

    @Test
    void isSetByFinanceOnceForAMonthThatHasNotBegun() {
        String later =
                month.plusMonths(3 + Math.abs(market.acme.hashCode() % 9000)).toString();
        Response set = market.post("fiona", SET, schedule("DKK", later));
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(201);
        assertThat(set.<List<String>>path("bands.percent")).containsExactly("20", "5");
        assertThat(market.post("fiona", SET, schedule("DKK", later)).statusCode())
                .isEqualTo(409);
        assertThat(market.post("alice", SET, schedule("DKK", later)).statusCode())
                .isEqualTo(403);
        Response begun = market.post("fiona", SET, schedule("DKK", month.toString()));
        assertThat(begun.statusCode()).isEqualTo(422);
        assertThat(begun.<String>path("detail")).contains("has not begun");
        assertThat(market.as("carla").get("/v1/catalog/platform-fees").<List<String>>path("items.id"))
                .contains(set.<String>path("id"));
    }

    @Test
    void saysWhichBandIsImpossible() {
        String later = month.plusMonths(2).toString();
        for (String percent : List.of("101", "-1", "many")) {
            Response refused = market.post(
                    "fiona",
                    SET,
                    Map.of(
                            "currency",
                            "DKK",
                            "from",
                            later,
                            "bands",
                            List.of(Map.of("from", "0", "percent", percent))));
            assertThat(refused.statusCode()).as(percent).isEqualTo(400);
        }
        Response first = market.post(
                "fiona",
                SET,
                Map.of("currency", "DKK", "from", later, "bands", List.of(Map.of("from", "5", "percent", "5"))));
        assertThat(first.<String>path("detail")).contains("the first from 0");
    }

    private static Map<String, Object> schedule(String currency, String from) {
        return Map.of(
                "currency", currency,
                "from", from,
                "bands", List.of(Map.of("from", "0", "percent", "20"), Map.of("from", "100", "percent", "5")));
    }

    /** As one that was set in time. */
    private static void inForce(String currency, YearMonth from) throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update("""
                    INSERT INTO platform_fee (id, currency, effective_from, band_from, band_percent, whole_volume, set_at,
                        set_by) VALUES (?, ?, ?::date, '{0,10000}', '{20,5}', false, now(), 'fiona')
                    ON CONFLICT DO NOTHING
                    """, UUID.randomUUID(), currency, from.atDay(1).toString());
            books.commit();
        }
    }

    private Consumer sell(String model, String currency) {
        return market.subscribe(
                market.plan(Map.of("model", model, "name", "open", "currency", currency, "pricePerRequest", "1.00")));
    }

    private void use(Consumer consumer, String model, int requests, int soFar) {
        consumer.send(consumer.next(Instant.now())
                .setModel(model)
                .setRequests(requests)
                .build());
        market.topics.flush();
        consumer.awaitRequests(month.toString(), soFar);
    }

    private String earned(String currency) {
        JsonPath statement = market.as("alice")
                .get("/v1/tenants/{t}/statements?period={p}", market.acme, month.toString())
                .jsonPath();
        return statement.getString("totals.find { it.currency == '" + currency + "' }.amount");
    }
}
