package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proposals, signatures, versions. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementTest {

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void isInForceOnlyOnceEverybodyHasSigned() {
        Response proposed = propose(market.usualShares());
        String id = proposed.path("id");
        assertThat(proposed.statusCode()).isEqualTo(201);
        assertThat(proposed.<String>path("status")).isEqualTo("PROPOSED");
        assertThat(proposed.<List<String>>path("shares.findAll { it.acceptedAt != null }.tenant"))
                .containsExactly(market.acme);

        assertThat(status(market.accept("alice", market.acme, id))).isEqualTo("PROPOSED");
        assertThat(status(market.accept("dan", market.datahub, id))).isEqualTo("PROPOSED");
        assertThat(status(market.accept("dan", market.datahub, id))).isEqualTo("PROPOSED");
        assertThat(status(market.accept("fiona", "platform", id))).isEqualTo("PROPOSED");
        assertThat(status(market.accept("gus", market.gridco, id))).isEqualTo("ACTIVE");
    }

    @Test
    void isProposedOnceUnderAnIdempotencyKey() {
        String key = UUID.randomUUID().toString();

        Response first = keyed(key);
        Response again = keyed(key);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(first.<String>path("status")).isEqualTo("PROPOSED");
        assertThat(again.<String>path("id")).isEqualTo(first.<String>path("id"));
    }

    @Test
    void refusesSharesThatAreNotAWhole() {
        Response refused = propose(
                List.of(Market.share(market.acme, "TECHNOLOGY", "70"), Market.share(market.datahub, "DATA", "20")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains("90 %");
    }

    @Test
    void refusesAParticipantThatDoesNotExist() {
        Response refused = propose(
                List.of(Market.share(market.acme, "TECHNOLOGY", "70"), Market.share("nobody-there", "DATA", "30")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("detail")).contains("nobody-there");
        assertThat(refused.<String>path("errors[0].field")).isEqualTo("shares[1].tenant");
    }

    @Test
    void saysWhichFieldIsNotUnderstood() {
        Response refused = propose(
                List.of(Market.share(market.acme, "TECHNOLOGY", "70"), Market.share(market.datahub, "DATA", "much")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("errors[0].field")).isEqualTo("shares[1].percent");
        assertThat(refused.<String>path("errors[0].code")).isEqualTo("invalid");
    }

    @Test
    void refusesAModelOfSomebodyElse() {
        Response refused = market.post(
                "gus",
                "/v1/tenants/" + market.gridco + "/agreements",
                Map.of(
                        "model",
                        market.model,
                        "mode",
                        "RESOURCE",
                        "currency",
                        "EUR",
                        "shares",
                        List.of(Market.share(market.gridco, "COMPUTE", "100"))));
        assertThat(refused.statusCode()).isEqualTo(422);
    }

    @Test
    void saysWhichFieldIsWrong() {
        Response role = propose(List.of(Market.share(market.acme, "KING", "100")));
        assertThat(role.statusCode()).isEqualTo(400);
        assertThat(role.<String>path("detail")).contains("role");
        Response percent = propose(List.of(Market.share(market.acme, "DATA", "all")));
        assertThat(percent.statusCode()).isEqualTo(400);
        assertThat(percent.<String>path("detail")).contains("percent");
    }

    @Test
    void whatWasBilledBeforeStaysAsItWasShared() {
        String month = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
        market.agree(market.usualShares());
        Consumer consumer = market.subscribe(market.plan("digits", "1"));
        consumer.use(1, Instant.now());
        consumer.awaitRequests(month, 1);
        market.close(month, true);
        market.agree(List.of(
                Market.share(market.acme, "TECHNOLOGY", "20"),
                Market.share(market.datahub, "DATA", "20"),
                Market.share(market.gridco, "COMPUTE", "20"),
                Market.share("platform", "PLATFORM", "40")));
        consumer.use(1, Instant.now());
        consumer.awaitRequests(month, 2);
        market.close(month, true);

        JsonPath statement = market.as("dan")
                .get("/v1/tenants/{t}/statements?period={p}", market.datahub, month)
                .jsonPath();
        assertThat(statement.getList("items.amount.amount", String.class)).containsExactly("0.15", "0.20");
        assertThat(statement.getList("items.agreementVersion", Integer.class)).containsExactly(1, 2);
        assertThat(statement.getString("totals[0].amount")).isEqualTo("0.35");
        List<String> states = market.as("dan")
                .get("/v1/tenants/{t}/agreements", market.datahub)
                .path("items.status");
        assertThat(states).containsExactly("ACTIVE", "ENDED");
    }

    private Response keyed(String key) {
        return market.as("alice")
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "model", market.model, "mode", "STRATEGIC", "currency", "EUR", "shares", market.usualShares()))
                .post("/v1/tenants/" + market.acme + "/agreements");
    }

    private Response propose(List<Map<String, String>> shares) {
        return market.post(
                "alice",
                "/v1/tenants/" + market.acme + "/agreements",
                Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR", "shares", shares));
    }

    private static String status(Response agreement) {
        return agreement.path("status");
    }
}
