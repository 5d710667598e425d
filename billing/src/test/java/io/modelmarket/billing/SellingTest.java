package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans and subscriptions. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class SellingTest {

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aPlanIsOfferedToEverybody() {
        String id = market.plan(Map.of(
                "model",
                market.model,
                "name",
                "digits",
                "currency",
                "EUR",
                "pricePerRequest",
                "0.0020",
                "monthlyRequests",
                500,
                "rateLimit",
                Map.of("requestsPerSecond", 20, "burst", 40),
                "concurrentRequests",
                8,
                "weight",
                4));

        Response offers = market.as("carla").get("/v1/catalog/plans?model=" + market.model);

        assertThat(offers.<String>path("items[0].id")).isEqualTo(id);
        assertThat(offers.<String>path("items[0].pricePerRequest")).isEqualTo("0.002");
        assertThat(offers.<Integer>path("items[0].rateLimit.burst")).isEqualTo(40);
        assertThat(offers.<Integer>path("items[0].concurrentRequests")).isEqualTo(8);
        assertThat(offers.<Integer>path("items[0].version")).isEqualTo(1);
        assertThat(offers.<Integer>path("items[0].weight")).isEqualTo(4);
    }

    @Test
    void aPlanWeighsOneUnlessItSaysAnotherNumberUpToAHundred() {
        market.plan("digits", "0.10");
        assertThat(market.as("carla")
                        .get("/v1/catalog/plans?model=" + market.model)
                        .<Integer>path("items[0].weight"))
                .isEqualTo(1);
        for (int weight : List.of(0, -1, 101)) {
            Response refused = market.post(
                    "alice",
                    "/v1/tenants/" + market.acme + "/plans",
                    Map.of(
                            "model",
                            market.model,
                            "name",
                            "heavy",
                            "currency",
                            "EUR",
                            "pricePerRequest",
                            "1",
                            "weight",
                            weight));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.asString()).contains("weight");
        }
    }

    @Test
    void aNewVersionLeavesSubscriptionsWhereTheyAre() {
        String id = market.plan("digits", "0.10");
        Consumer consumer = market.subscribe(id);
        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + id + "/versions",
                Map.of("currency", "EUR", "pricePerRequest", "0.20"));

        assertThat(planVersion(consumer)).isEqualTo(1);
        market.as("carla")
                .body(Map.of("planId", id))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription);
        assertThat(planVersion(consumer)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertRefused(400, "pricePerRequest", Map.of("pricePerRequest", "-1"));
        assertRefused(400, "pricePerRequest", Map.of("pricePerRequest", "cheap"));
        assertRefused(400, "pricePerRequest", Map.of("pricePerRequest", "0.0000000000001"));
        assertRefused(400, "pricePerRequest", Map.of("pricePerRequest", "1E+1000000000"));
        assertRefused(400, "currency", Map.of("currency", "XXY"));
        assertRefused(400, "currency", Map.of("currency", "XAU"));
        assertRefused(400, "monthlyRequests", Map.of("monthlyRequests", 0));
        assertRefused(400, "rateLimit", Map.of("rateLimit", Map.of("requestsPerSecond", 0, "burst", 1)));
        assertRefused(400, "concurrentRequests", Map.of("concurrentRequests", 0));
        assertRefused(400, "name", Map.of("name", " "));
        assertRefused(400, "model", Map.of("model", "no slash"));
        assertRefused(422, market.acme + "/unheard-of", Map.of("model", market.acme + "/unheard-of"));
    }

    @Test
    void refusesASecondPlanOfTheName() {
        market.plan("digits", "0.10");
        assertRefused(409, "digits", Map.of());
    }

    @Test
    void oneActiveSubscriptionToAModel() throws SQLException {
        String plan = market.plan("digits", "0.10");
        Consumer consumer = market.subscribe(plan);
        Response second = market.post("carla", subscriptions(), Map.of("planId", plan));
        assertThat(second.statusCode()).isEqualTo(409);

        consumer.cancelLongAgo();
        assertThat(market.subscribe(plan).subscription).isNotEqualTo(consumer.subscription);
        assertThat(market.as("carla").get(subscriptions()).<List<String>>path("items.status"))
                .containsExactly("ACTIVE", "CANCELLED");
    }

    @Test
    void aKeyedRequestIsCarriedOutOnce() {
        String plan = market.plan("digits", "0.10");
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, plan);
        Response again = keyed(key, plan);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(keyed(key, UUID.randomUUID().toString()).statusCode()).isEqualTo(409);
    }

    @Test
    void refusesPlansThatDoNotFit() {
        String plan = market.plan("digits", "0.10");
        Consumer consumer = market.subscribe(plan);
        Market other = Market.open();
        String foreign = other.plan("digits", "0.10");

        Response otherModel = market.as("carla")
                .body(Map.of("planId", foreign))
                .put(subscriptions() + "/" + consumer.subscription + "/plan");
        assertThat(otherModel.statusCode()).isEqualTo(422);
        Response unknown = market.post("carla", subscriptions(), Map.of("planId", UUID.randomUUID()));
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(market.post("carla", subscriptions(), Map.of("planId", "x")).statusCode())
                .isEqualTo(400);
        assertThat(market.post("carla", subscriptions(), Map.of("plan", plan)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesThroughALongList() {
        for (int i = 0; i < 5; i++) {
            market.plan("plan-" + i, "0.10");
        }
        String root = "/v1/tenants/" + market.acme + "/plans?limit=2";
        Response first = market.as("alice").get(root);
        Response second = market.as("alice").get(root + "&cursor=" + first.<String>path("next"));
        Response third = market.as("alice").get(root + "&cursor=" + second.<String>path("next"));
        assertThat(first.<List<String>>path("items.name")).containsExactly("plan-0", "plan-1");
        assertThat(second.<List<String>>path("items.name")).containsExactly("plan-2", "plan-3");
        assertThat(third.<List<String>>path("items.name")).containsExactly("plan-4");
        assertThat(third.<String>path("next")).isNull();
        assertThat(market.as("alice").get(root + "&cursor=%21").statusCode()).isEqualTo(400);
    }

    private void assertRefused(int status, String names, Map<String, Object> wrong) {
        Map<String, Object> plan = new HashMap<>(
                Map.of("model", market.model, "name", "digits", "currency", "EUR", "pricePerRequest", "0.10"));
        plan.putAll(wrong);
        Response refused = market.post("alice", "/v1/tenants/" + market.acme + "/plans", plan);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.<String>path("detail")).contains(names);
    }

    private Response keyed(String key, String plan) {
        return market.as("carla")
                .header("Idempotency-Key", key)
                .body(Map.of("planId", plan))
                .post(subscriptions());
    }

    private String subscriptions() {
        return "/v1/tenants/" + market.globex + "/subscriptions";
    }

    private int planVersion(Consumer consumer) {
        return market.as("carla")
                .get(subscriptions())
                .path("items.find { it.id == '" + consumer.subscription + "' }.plan.version");
    }
}
