package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.contracts.event.proto.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Agreements for one release, a region, the model, its lineage; the most specific one shares. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementScopeTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
        market.publish(market.model, "2.0.0", null);
        market.awaitRelease(market.model, "2.0.0");
    }

    @Test
    void eachReleaseIsSharedByItsOwnInAnyNumberOfBills() {
        market.agree(market.usualShares());
        agree(release("2.0.0"), alone(market.datahub, "DATA", "40"), "dan", "gus", "fiona");
        Consumer consumer = market.subscribe(market.plan(graduated()));
        use(consumer, "1.0.0", 10, 10);
        JsonPath first = market.close(month, true).jsonPath();
        use(consumer, "2.0.0", 10, 20);
        JsonPath second = market.close(month, true).jsonPath();

        assertThat(first.getList("invoices[0].lines[0].shares.release", String.class))
                .containsOnly("1.0.0");
        assertThat(second.getList("invoices[0].lines[0].shares.release", String.class))
                .contains("1.0.0", "2.0.0");
        // 10 at 1.00 and 10 at 0.50 make 15.00; each release has answered half of that: 7.50, of which 15 % and 40 %.
        assertThat(earned("dan", market.datahub)).isEqualTo("4.13");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
        JsonPath statement = statement("dan", market.datahub);
        assertThat(statement.getList("items.release", String.class)).containsExactly("1.0.0", "1.0.0", "2.0.0");
        assertThat(statement.getList("items.basis.amount", String.class)).containsExactly("10.00", "-2.50", "7.50");
    }

    @Test
    void aCreditNoteTakesBackFromEachReleasesShares() {
        market.agree(market.usualShares());
        agree(release("2.0.0"), alone(market.datahub, "DATA", "40"), "dan", "gus", "fiona");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        use(consumer, "1.0.0", 3, 3);
        use(consumer, "2.0.0", 7, 10);
        String invoice = market.close(month, true).path("invoices[0].number");

        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "Outage"));

        assertThat(earned("dan", market.datahub)).isEqualTo("0.00");
        use(consumer, "2.0.0", 5, 15);
        market.close(month, true);
        assertThat(earned("dan", market.datahub)).isEqualTo("2.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aRegionIsWhereTheConsumerIs() {
        market.agree(market.usualShares());
        agree(region("FR", "BE"), alone(market.datahub, "DATA", "50"), "dan", "gus", "fiona");
        agree(region("CH", "AT"), alone(market.datahub, "DATA", "30"), "dan", "gus", "fiona");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        use(consumer, "1.0.0", 10, 10);

        market.close(month, true);

        assertThat(earned("dan", market.datahub)).as("globex is in CH").isEqualTo("3.00");
    }

    @Test
    void ofOneReleaseInARegionIsSharedBeforeReleaseAndRegion() {
        market.agree(market.usualShares());
        agree(region("CH", "AT"), alone(market.datahub, "DATA", "30"), "dan", "gus", "fiona");
        agree(release("2.0.0"), alone(market.datahub, "DATA", "40"), "dan", "gus", "fiona");
        agree(releaseIn("2.0.0", "CH", "FR"), alone(market.datahub, "DATA", "60"), "dan", "gus", "fiona");
        assertThat(refused(releaseIn("2.0.0", "FR", "IT"), 409)).contains("FR", "its release 2.0.0", "leave them out");
        assertThat(refused(releaseIn("9.0.0", "FR"), 422)).contains("no published release 9.0.0");
        assertThat(refused(Map.of("kind", "RELEASE_REGION", "version", "2.0.0"), 400))
                .contains("scope.countries");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        use(consumer, "1.0.0", 10, 10);
        use(consumer, "2.0.0", 10, 20);

        market.close(month, true);

        // Globex is in CH: 10.00 by the region's 30 %, 10.00 by the release's 60 % there and not its 40 % elsewhere.
        assertThat(earned("dan", market.datahub)).isEqualTo("9.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aLineageCoversWhatSignatoriesHaveMadeFromTheModel() throws SQLException {
        String tuned = market.gridco + "/tuned";
        String strange = market.datahub + "/strange";
        for (String made : List.of(tuned, strange)) {
            market.publish(made, "1.0.0", market.model);
            market.awaitRelease(made, "1.0.0");
        }
        agree(
                Map.of("kind", "LINEAGE"),
                List.of(Market.share(market.acme, "TECHNOLOGY", "20"), Market.share(market.gridco, "TECHNOLOGY", "80")),
                "gus");
        Consumer ofTuned = sell("gus", market.gridco, tuned);
        Consumer ofStrange = sell("dan", market.datahub, strange);
        ofTuned.send(ofTuned.next(Instant.now()).setModel(tuned).setRequests(10).build());
        ofStrange.send(
                ofStrange.next(Instant.now()).setModel(strange).setRequests(10).build());
        market.topics.flush();
        ofTuned.awaitRequests(month, 20);

        market.close(month, true);

        assertThat(earned("alice", market.acme)).isEqualTo("2.00");
        assertThat(earned("gus", market.gridco)).isEqualTo("8.00");
        assertThat(earned("dan", market.datahub)).as("the usual terms").isEqualTo("9.00");
        Response alone = market.post(
                "gus",
                "/v1/tenants/" + market.gridco + "/agreements",
                Map.of(
                        "model",
                        tuned,
                        "mode",
                        "TECHNICAL",
                        "currency",
                        "EUR",
                        "shares",
                        List.of(Market.share(market.gridco, "TECHNOLOGY", "100"))));
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.<String>path("detail")).contains(market.acme, "its lineage");
    }

    @Test
    void saysWhyAScopeCannotBeAgreed() {
        assertThat(refused(release("9.0.0"), 422)).contains("no published release 9.0.0");
        assertThat(refused(Map.of("kind", "RELEASE"), 400)).contains("scope.version");
        market.agree(market.usualShares());
        assertThat(refused(release("2.0.0"), 409)).contains("the whole model", market.datahub, market.gridco);
        agree(region("CH", "AT"), alone(market.datahub, "DATA", "30"), "dan", "gus", "fiona");
        assertThat(refused(region("CH", "FR"), 409)).contains("CH", "leave them out");
        assertThat(propose(region("FR"), market.usualShares()).statusCode()).isEqualTo(201);
        assertThat(propose(release("1.0.0"), market.usualShares()).statusCode()).isEqualTo(201);
        assertThat(refused(region("FR", "IT"), 409)).contains("is open");
    }

    @Test
    void aPreviewIsOfTheScopesRevenue() throws SQLException {
        YearMonth last = YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        consumer.held(1, Consumer.within(last), null);
        Instant then = Consumer.within(last);
        for (String version : List.of("1.0.0", "2.0.0", "2.0.0")) {
            consumer.send(consumer.next(then).setVersion(version).setRequests(5).build());
        }
        market.topics.flush();
        consumer.awaitRequests(last.toString(), 15);
        market.close(last.toString(), false);

        JsonPath preview = market.made(
                        "alice",
                        "/v1/tenants/" + market.acme + "/agreements/preview",
                        body(release("2.0.0"), market.usualShares()))
                .jsonPath();

        assertThat(preview.getString("ofLastMonth.revenue.amount")).isEqualTo("10.00");
        assertThat(preview.getLong("ofLastMonth.requests")).isEqualTo(10);
        assertThat(preview.getList("ofLastMonth.shares.amount.amount", String.class))
                .containsExactly("7.00", "1.50", "0.50", "1.00");
    }

    private void use(Consumer consumer, String version, int requests, int soFar) {
        consumer.send(consumer.next(Instant.now())
                .setVersion(version)
                .setRequests(requests)
                .build());
        market.topics.flush();
        consumer.awaitRequests(month, soFar);
    }

    private Consumer sell(String user, String partner, String name) {
        market.member(partner, user, Role.OWNER);
        Map<String, String> plan = Map.of("model", name, "name", "open", "currency", "EUR", "pricePerRequest", "1.00");
        return market.subscribe(await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> market.post(user, "/v1/tenants/" + partner + "/plans", plan),
                        made -> made.statusCode() == 201)
                .path("id"));
    }

    private Map<String, Object> graduated() {
        Map<String, Object> tiers = Map.of(
                "type",
                "GRADUATED",
                "name",
                "Requests",
                "meter",
                "REQUESTS",
                "tiers",
                List.of(Map.of("upTo", 10, "price", "1.00"), Map.of("price", "0.50")));
        return Map.of("model", market.model, "name", "tiers", "currency", "EUR", "components", List.of(tiers));
    }

    private List<Map<String, String>> alone(String tenant, String role, String percent) {
        return List.of(
                Market.share(tenant, role, percent),
                Market.share(market.gridco, "COMPUTE", "5"),
                Market.share("platform", "PLATFORM", "5"),
                Market.share(market.acme, "TECHNOLOGY", Integer.toString(90 - Integer.parseInt(percent))));
    }

    private void agree(Map<String, Object> scope, List<Map<String, String>> shares, String... signing) {
        market.agree(Map.of("scope", scope, "shares", shares), signing);
    }

    private Response propose(Map<String, Object> scope, List<Map<String, String>> shares) {
        return market.post("alice", "/v1/tenants/" + market.acme + "/agreements", body(scope, shares));
    }

    private String refused(Map<String, Object> scope, int status) {
        Response refused = propose(scope, List.of(Market.share(market.acme, "TECHNOLOGY", "100")));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
        return refused.path("detail");
    }

    private Map<String, Object> body(Map<String, Object> scope, List<Map<String, String>> shares) {
        return new HashMap<>(Map.of(
                "model", market.model, "mode", "STRATEGIC", "currency", "EUR", "scope", scope, "shares", shares));
    }

    private static Map<String, Object> release(String version) {
        return Map.of("kind", "RELEASE", "version", version);
    }

    private static Map<String, Object> region(String... countries) {
        return Map.of("kind", "REGION", "countries", List.of(countries));
    }

    private static Map<String, Object> releaseIn(String version, String... countries) {
        return Map.of("kind", "RELEASE_REGION", "version", version, "countries", List.of(countries));
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
