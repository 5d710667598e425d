package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules in sequence, counter-proposals, conflicts, notice: what partners can agree on and how they come to it. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class AgreementRulesTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void rulesShareEveryBillOfThePeriodAsOne() {
        String id = propose(everyRule(), Map.of()).path("id");
        sign(id);
        Consumer consumer = market.subscribe(market.plan("digits", "0.10"));
        int used = 0;
        List<JsonPath> bills = new ArrayList<>();
        for (int more : new int[] {3, 1, 96}) {
            consumer.use(more, Instant.now());
            used += more;
            consumer.awaitRequests(month, used);
            bills.add(market.close(month, true).jsonPath());
        }
        assertThat(bills.getFirst().getList("invoices[0].lines[0].shares.rule", String.class))
                .containsExactly("PER_UNIT", "PERCENT", "PERCENT", "RESIDUAL", "RECOUPMENT", "RECOUPMENT");
        // 10.00 of 100 requests: compute 100 x 0.005; 10 % fee; half of the rest, at most 3.00; the rest to acme,
        // of which datahub's advance of 5.00 comes back first.
        assertThat(balance(market.gridco)).isEqualTo("-0.50");
        assertThat(balance(market.datahub)).isEqualTo("-8.00");
        assertThat(balance(market.acme)).isEqualTo("-0.50");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
        JsonPath preview = market.as("dan")
                .get("/v1/tenants/{t}/agreements/{a}/preview", market.datahub, id)
                .jsonPath();
        assertThat(preview.getList("ofHundred.shares.amount.amount", String.class))
                .as("the advance is back")
                .containsExactly("0.00", "10.00", "3.00", "87.00", "0.00", "0.00");
        assertThat(preview.getLong("ofLastMonth.requests")).isZero();
    }

    @Test
    void aProposalThatIsSentTwiceWithOneKeyIsMadeOnce() {
        Map<String, Object> alone =
                body(Map.of("shares", List.of(Map.of("tenant", market.acme, "role", "TECHNOLOGY", "percent", "100"))));

        Response first = keyed("alone-" + market.acme, alone);
        Response again = keyed("alone-" + market.acme, alone);

        assertThat(first.statusCode()).as(first.asString()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(market.accept("alice", market.acme, first.path("id")).<String>path("status"))
                .as("nobody else is to sign")
                .isEqualTo("ACTIVE");
    }

    @Test
    void aCounterProposalTakesThePlaceOfWhatItCounters() {
        String first = propose(market.usualShares()).path("id");
        Response second = propose(market.usualShares());
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.<String>path("detail")).contains("version 1").contains("counter it");

        List<Map<String, String>> other = List.of(
                Market.share(market.acme, "TECHNOLOGY", "60"),
                Market.share(market.datahub, "DATA", "25"),
                Market.share(market.gridco, "COMPUTE", "5"),
                Market.share("platform", "PLATFORM", "10"));
        Response countered = market.post(
                "dan",
                "/v1/tenants/" + market.datahub + "/agreements/" + first + "/counter-proposals",
                body(Map.of("shares", other)));
        assertThat(countered.statusCode()).as(countered.asString()).isEqualTo(201);
        assertThat(countered.<String>path("supersedes")).isEqualTo(first);
        assertThat(countered.<List<String>>path("shares.findAll { it.acceptedAt != null }.tenant"))
                .containsExactly(market.datahub);
        Response late = market.post("gus", accept(market.gridco, first), Map.of());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.<String>path("detail")).contains("superseded");

        String id = countered.path("id");
        market.accept("alice", market.acme, id);
        market.accept("gus", market.gridco, id);
        assertThat(market.accept("fiona", "platform", id).<String>path("status"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void onlyAParticipantCountersAndTheModelsPartnerStaysIn() {
        String id = propose(market.usualShares()).path("id");
        String path = "/agreements/" + id + "/counter-proposals";
        assertThat(market.post(
                                "carla",
                                "/v1/tenants/" + market.globex + path,
                                body(Map.of("shares", List.of(Market.share(market.globex, "DATA", "100")))))
                        .statusCode())
                .isEqualTo(404);
        Response without = market.post(
                "dan",
                "/v1/tenants/" + market.datahub + path,
                body(Map.of("shares", List.of(Market.share(market.datahub, "DATA", "100")))));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.<String>path("detail")).contains(market.acme);
    }

    @Test
    void nobodyLosesAShareWithoutSigning() {
        String inForce = market.agree(market.usualShares());
        Response alone = propose(List.of(Market.share(market.acme, "TECHNOLOGY", "100")));
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.<String>path("detail")).contains(market.datahub, market.gridco);

        Response ended = market.made("dan", end(market.datahub, inForce), Map.of());
        assertThat(ended.<String>path("status")).isEqualTo("ENDED");
        String own =
                propose(List.of(Market.share(market.acme, "TECHNOLOGY", "100"))).path("id");
        assertThat(market.accept("alice", market.acme, own).<String>path("status"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void anAgreementWithNoticeGoesOnUntilItIsOver() {
        String id = propose(null, Map.of("shares", market.usualShares(), "noticeDays", 30))
                .path("id");
        sign(id);
        Response ending = market.made("gus", end(market.gridco, id), Map.of());
        assertThat(ending.<String>path("status")).isEqualTo("ACTIVE");
        assertThat(Instant.parse(ending.path("endsAt"))).isAfter(Instant.now().plusSeconds(29 * 86_400));
        assertThat(propose(List.of(Market.share(market.acme, "TECHNOLOGY", "100")))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void saysWhyRulesAreNoWhole() {
        Map<String, Object> residual = Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY");
        Map<String, Object> sixty =
                Map.of("kind", "PERCENT", "tenant", market.datahub, "role", "DATA", "percent", "60");
        Map<String, Object> other =
                Map.of("kind", "PERCENT", "tenant", market.gridco, "role", "COMPUTE", "percent", "60");
        assertThat(detail(List.of(residual, residual))).contains("twice");
        assertThat(detail(List.of(sixty, other, residual))).contains("120 %");
        assertThat(detail(List.of(residual, sixty))).contains("after the residual");
        assertThat(detail(List.of(
                        Map.of("kind", "PER_UNIT", "tenant", market.acme, "role", "COMPUTE", "unitPrice", "0.01"))))
                .contains("residual is missing");
        assertThat(detail(List.of(
                        residual,
                        Map.of(
                                "kind",
                                "RECOUPMENT",
                                "tenant",
                                market.datahub,
                                "role",
                                "INVESTOR",
                                "amount",
                                "5",
                                "from",
                                market.gridco))))
                .contains("no share before");
        assertThat(market.post("alice", root(), body(Map.of())).<String>path("detail"))
                .contains("either shares or rules");
    }

    private List<Map<String, Object>> everyRule() {
        return List.of(
                Map.of("kind", "PER_UNIT", "tenant", market.gridco, "role", "COMPUTE", "unitPrice", "0.005"),
                Map.of("kind", "PERCENT", "tenant", "platform", "role", "PLATFORM", "percent", "10"),
                Map.of(
                        "kind",
                        "PERCENT",
                        "tenant",
                        market.datahub,
                        "role",
                        "DATA",
                        "percent",
                        "50",
                        "basis",
                        "REMAINDER",
                        "cap",
                        "3.00"),
                Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"),
                Map.of(
                        "kind",
                        "RECOUPMENT",
                        "tenant",
                        market.datahub,
                        "role",
                        "INVESTOR",
                        "amount",
                        "5.00",
                        "from",
                        market.acme));
    }

    private String detail(List<Map<String, Object>> rules) {
        Response refused = propose(rules, Map.of());
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        return refused.path("detail");
    }

    private Response propose(List<Map<String, String>> shares) {
        return propose(null, Map.of("shares", shares));
    }

    private Response propose(@Nullable List<Map<String, Object>> rules, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        if (rules != null) {
            all.put("rules", rules);
        }
        return market.post("alice", root(), body(all));
    }

    private Response keyed(String key, Map<String, Object> body) {
        return market.as("alice").header("Idempotency-Key", key).body(body).post(root());
    }

    private Map<String, Object> body(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("model", market.model, "mode", "STRATEGIC", "currency", "EUR"));
        return body;
    }

    private void sign(String id) {
        market.accept("dan", market.datahub, id);
        market.accept("gus", market.gridco, id);
        assertThat(market.accept("fiona", "platform", id).<String>path("status"))
                .isEqualTo("ACTIVE");
    }

    private String balance(String tenant) {
        return market.as("fiona")
                .get("/v1/finance/ledger/trial-balance")
                .path("items.find { it.tenant == '" + tenant + "' }.balance.amount");
    }

    private String root() {
        return "/v1/tenants/" + market.acme + "/agreements";
    }

    private static String accept(String tenant, String agreement) {
        return "/v1/tenants/" + tenant + "/agreements/" + agreement + "/acceptance";
    }

    private static String end(String tenant, String agreement) {
        return "/v1/tenants/" + tenant + "/agreements/" + agreement + "/end";
    }
}
