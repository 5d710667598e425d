package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.proto.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a release is made from has a part of what it earns, to any depth. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class RoyaltyTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String tuned;
    private String distilled;

    @BeforeEach
    void open() {
        market = Market.open();
        tuned = market.gridco + "/tuned";
        distilled = market.datahub + "/distilled";
        market.member(market.datahub, "dan", Role.OWNER);
    }

    @Test
    void goesAlongTheLineInEveryBillAndByEachModelsOwnAgreement() {
        descend();
        market.agree(
                Map.of(
                        "shares",
                        List.of(
                                Market.share(market.acme, "TECHNOLOGY", "50"),
                                Market.share(market.gridco, "DATA", "50"))),
                "gus");
        Consumer consumer = sell("dan", market.datahub, distilled);
        for (int bill = 1; bill <= 3; bill++) {
            use(consumer, distilled, bill == 3 ? 80 : 10, bill == 3 ? 100 : bill * 10);
            market.close(month, true);
        }

        // 100.00: a fifth of it to tuned, a tenth to digits; each of that by its own agreement or the usual terms.
        assertThat(earned("dan", market.datahub)).isEqualTo("63.00");
        assertThat(earned("alice", market.acme)).isEqualTo("5.00");
        assertThat(earned("gus", market.gridco)).isEqualTo("23.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
        JsonPath statement = statement("gus", market.gridco);
        assertThat(statement.getList("items.findAll { it.lineageStep == 1 }.role", String.class))
                .containsOnly("BASE_MODEL");
        assertThat(statement.getList("items.findAll { it.lineageStep == 2 }.model", String.class))
                .containsOnly(market.model);
        assertThat(statement.getList("items.findAll { it.lineageStep == 2 }.agreementVersion", Integer.class))
                .containsOnly(1);
        assertThat(statement.getList("items.usedRelease", String.class)).containsOnly("1.0.0");
    }

    @Test
    void aCreditNoteTakesRoyaltiesBackWithTheRest() {
        descend();
        Consumer consumer = sell("dan", market.datahub, distilled);
        use(consumer, distilled, 10, 10);
        String invoice = market.close(month, true).path("invoices[0].number");

        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "Outage"));

        assertThat(earned("dan", market.datahub)).isEqualTo("0.00");
        assertThat(earned("gus", market.gridco)).isEqualTo("0.00");
        assertThat(earned("alice", market.acme)).isEqualTo("0.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void whatIsOfferedLaterIsForLaterReleases() {
        market.publish(tuned, "1.0.0", market.model);
        market.awaitRelease(tuned, "1.0.0");
        offer("alice", market.acme, market.model, "ABSOLUTE", "50");
        market.publish(tuned, "2.0.0", market.model);
        market.awaitRelease(tuned, "2.0.0");
        offer("alice", market.acme, market.model, "ABSOLUTE", "90");
        Consumer consumer = sell("gus", market.gridco, tuned);
        consumer.send(
                consumer.next(Instant.now()).setModel(tuned).setRequests(30).build());
        consumer.send(consumer.next(Instant.now())
                .setModel(tuned)
                .setVersion("2.0.0")
                .setRequests(10)
                .build());
        market.topics.flush();
        consumer.awaitRequests(month, 40);

        market.close(month, true);

        assertThat(earned("alice", market.acme)).as("90 % of half of 10.00").isEqualTo("4.50");
        assertThat(earned("gus", market.gridco)).as("90 % of 35.00").isEqualTo("31.50");
    }

    @Test
    void releasesOfOneModelPayOneAnotherNothing() {
        offer("alice", market.acme, market.model, "RELATIVE", "20");
        market.publish(market.model, "2.0.0", market.model);
        market.publish(tuned, "1.0.0", market.model);
        market.awaitRelease(market.model, "2.0.0");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.send(
                consumer.next(Instant.now()).setVersion("2.0.0").setRequests(10).build());
        market.topics.flush();
        consumer.awaitRequests(month, 10);

        JsonPath bill = market.close(month, true).jsonPath();

        assertThat(bill.getList("invoices[0].lines[0].shares.lineageStep", Integer.class))
                .containsOnly(0);
        assertThat(earned("alice", market.acme)).isEqualTo("9.00");
    }

    @Test
    void aCircleThatNobodyCouldMakeEndsWhereItCloses() {
        offer("alice", market.acme, market.model, "ABSOLUTE", "10");
        market.publish(tuned, "1.0.0", market.model);
        market.publish(market.model, "1.0.0", tuned);
        market.publish(market.acme + "/after", "1.0.0", null);
        market.awaitRelease(market.acme + "/after", "1.0.0");
        Consumer consumer = sell("gus", market.gridco, tuned);
        use(consumer, tuned, 10, 10);

        market.close(month, true);

        assertThat(earned("alice", market.acme)).isEqualTo("0.90");
        assertThat(earned("gus", market.gridco)).isEqualTo("8.10");
    }

    @Test
    void everybodySeesWhatIsAskedForAndThePreviewWhatIsOwed() {
        descend();
        List<String> asked = market.as("carla")
                .get("/v1/catalog/royalty-offers?model={m}", market.model)
                .path("items.percent");
        assertThat(asked).containsExactly("10");
        JsonPath preview = market.made(
                        "dan",
                        "/v1/tenants/" + market.datahub + "/agreements/preview",
                        Map.of(
                                "model",
                                distilled,
                                "mode",
                                "TECHNICAL",
                                "currency",
                                "EUR",
                                "shares",
                                List.of(Market.share(market.datahub, "TECHNOLOGY", "100"))))
                .jsonPath();
        assertThat(preview.getList("royalties.base", String.class)).containsExactly(tuned, market.model);
        assertThat(preview.getList("royalties.ofHundred.amount", String.class)).containsExactly("20.00", "10.00");
    }

    @Test
    void onlyTheModelsPartnerAsksAndForPossiblePercentages() {
        Map<String, String> ten = Map.of("model", market.model, "form", "ABSOLUTE", "percent", "10");
        assertThat(market.post("gus", offers(market.gridco), ten).statusCode()).isEqualTo(422);
        assertThat(market.post("carla", offers(market.acme), ten).statusCode()).isEqualTo(404);
        for (String wrong : List.of("101", "-1", "ten", "1e-13")) {
            Response refused = market.post(
                    "alice", offers(market.acme), Map.of("model", market.model, "form", "RELATIVE", "percent", wrong));
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.<String>path("detail")).contains("percent");
        }
        assertThat(market.as("alice").get(offers(market.acme)).<List<String>>path("items"))
                .isEmpty();
    }

    /** Distilled is made from tuned, which asks for a fifth, and that from digits, which asks for a tenth of all. */
    private void descend() {
        offer("alice", market.acme, market.model, "ABSOLUTE", "10");
        market.publish(tuned, "1.0.0", market.model);
        market.awaitRelease(tuned, "1.0.0");
        offer("gus", market.gridco, tuned, "RELATIVE", "20");
        market.publish(distilled, "1.0.0", tuned);
        market.awaitRelease(distilled, "1.0.0");
    }

    private void offer(String user, String tenant, String model, String form, String percent) {
        market.made(user, offers(tenant), Map.of("model", model, "form", form, "percent", percent));
    }

    private static String offers(String tenant) {
        return "/v1/tenants/" + tenant + "/royalty-offers";
    }

    private Consumer sell(String user, String partner, String name) {
        Map<String, String> plan = Map.of("model", name, "name", "open", "currency", "EUR", "pricePerRequest", "1.00");
        return market.subscribe(await().until(
                        () -> market.post(user, "/v1/tenants/" + partner + "/plans", plan),
                        made -> made.statusCode() == 201)
                .path("id"));
    }

    private void use(Consumer consumer, String model, int requests, int soFar) {
        consumer.send(consumer.next(Instant.now())
                .setModel(model)
                .setRequests(requests)
                .build());
        market.topics.flush();
        consumer.awaitRequests(month, soFar);
    }

    private JsonPath statement(String user, String tenant) {
        return market.as(user)
                .get("/v1/tenants/{t}/statements?period={p}", tenant, month)
                .jsonPath();
    }

    private String earned(String user, String tenant) {
        return statement(user, tenant).getString("totals[0].amount");
    }
}
