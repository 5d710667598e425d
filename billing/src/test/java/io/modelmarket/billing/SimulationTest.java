package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a plan would cost, asked by somebody who belongs to nothing. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class SimulationTest {

    private static final String SIMULATION = "/v1/catalog/plans/simulation";
    private static final List<Map<String, Object>> FEE_AND_TIERS = List.of(
            Map.of("type", "RECURRING", "name", "Fee", "amount", "20.00"),
            Map.of(
                    "type",
                    "GRADUATED",
                    "name",
                    "Requests",
                    "meter",
                    "REQUESTS",
                    "tiers",
                    List.of(Map.of("upTo", 100, "price", "0.05"), Map.of("price", "0.02"))));

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void pricesAPlanThatDoesNotExistYet() {
        JsonPath priced = simulate(
                        Map.of("currency", "EUR", "components", FEE_AND_TIERS, "usage", Map.of("requests", 150)))
                .jsonPath();
        assertThat(priced.getString("total.amount")).isEqualTo("26.00");
        assertThat(priced.getList("lines.charge.component", String.class)).containsExactly("Fee", "Requests");
        assertThat(priced.getList("lines[1].charge.bands.amount", String.class)).containsExactly("5", "1");
    }

    @Test
    void pricesAPlanOnOffer() {
        String plan = market.plan("plain", "0.002");
        JsonPath priced = simulate(Map.of("planId", plan, "usage", Map.of("requests", 500), "period", "2026-02"))
                .jsonPath();
        assertThat(priced.getString("total.amount")).isEqualTo("1.00");
        assertThat(priced.getString("period")).isEqualTo("2026-02");
    }

    @Test
    void billsWhatItSaid() {
        String plan = market.plan(
                Map.of("model", market.model, "name", "tiers", "currency", "EUR", "components", FEE_AND_TIERS));
        Consumer consumer = market.subscribe(plan);
        String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        consumer.use(120, Instant.now());
        consumer.awaitRequests(month, 120);

        String billed = market.close(month, true).path("invoices[0].total.amount");
        JsonPath said = simulate(Map.of("planId", plan, "usage", Map.of("requests", 120)))
                .jsonPath();

        assertThat(said.getString("lines.find { it.component == 2 }.amount.amount"))
                .isEqualTo(billed);
    }

    @Test
    void refusesWhatCannotBePriced() {
        assertThat(simulate(Map.of("usage", Map.of())).statusCode()).isEqualTo(400);
        assertThat(simulate(Map.of("planId", UUID.randomUUID(), "usage", Map.of()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(simulate(Map.of("planId", UUID.randomUUID(), "currency", "EUR", "usage", Map.of()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(simulate(Map.of("currency", "EUR", "pricePerRequest", "1", "usage", Map.of("requests", -1)))
                        .statusCode())
                .isEqualTo(400);
        Response huge = simulate(Map.of(
                "currency",
                "EUR",
                "pricePerRequest",
                "900000000000",
                "usage",
                Map.of("requests", 1_000_000_000_000_000_000L)));
        assertThat(huge.statusCode()).isEqualTo(422);
        assertThat(RestAssured.given()
                        .contentType("application/json")
                        .body("{}")
                        .post(SIMULATION)
                        .statusCode())
                .isEqualTo(401);
    }

    private Response simulate(Map<String, Object> request) {
        return market.post("gus", SIMULATION, request);
    }
}
