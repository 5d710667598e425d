package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wholesale prices as they are proposed, shown and refused. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class WholesaleProposalTest {

    private Market market;
    private String basic;
    private String pro;

    @BeforeEach
    void open() {
        market = Market.open();
        basic = market.plan("basic", "1.00");
        pro = market.plan("pro", "0.50");
    }

    @Test
    void participantsSeeThePriceOfEachPlanAndWhatAHundredComesTo() {
        Map<String, Object> resale = Resale.rule(market.datahub, "0.90", Map.of(basic, "0.8", pro, "0.35"));
        Response proposed = propose(Map.of("rules", Resale.rules(market, resale)));
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);

        JsonPath seen = market.as("dan")
                .get("/v1/tenants/{t}/agreements/{a}", market.datahub, proposed.path("id"))
                .jsonPath();
        assertThat(seen.getString("shares[0].rule.unitPrice")).isEqualTo("0.9");
        assertThat(seen.getList("shares[0].rule.planPrices"))
                .isEqualTo(List.of(
                        Map.of("planId", basic, "plan", "basic", "unitPrice", "0.8"),
                        Map.of("planId", pro, "plan", "pro", "unitPrice", "0.35")));
        JsonPath preview = market.as("dan")
                .get("/v1/tenants/{t}/agreements/{a}/preview", market.datahub, proposed.path("id"))
                .jsonPath();
        assertThat(preview.getList("ofHundredByPlan.plan", String.class)).containsExactly("basic", "pro");
        assertThat(preview.getList("ofHundredByPlan.requests", Integer.class)).containsExactly(100, 200);
        assertThat(preview.getList("ofHundredByPlan[1].shares.amount.amount", String.class))
                .as("100.00 less 200 x 0.35")
                .containsExactly("30.00", "7.00", "63.00");
    }

    @Test
    void oneWithoutPlansReadsAsBefore() {
        Response proposed =
                propose(Map.of("rules", Resale.rules(market, Resale.rule(market.datahub, "0.80", Map.of()))));
        assertThat(proposed.<String>path("shares[0].rule.unitPrice")).isEqualTo("0.8");
        assertThat(proposed.<List<Object>>path("shares[0].rule.planPrices")).isNull();
    }

    @Test
    void pricesThatCannotBeAreRefused() {
        assertThat(refused(400, Resale.rule(market.datahub, "0.80", Map.of(pro, "-0.01"))))
                .contains(market.datahub, pro, "must not be below 0");
        assertThat(refused(400, Resale.rule(market.datahub, "0.80", Map.of(pro, "cheap"))))
                .contains("unitPrice", "decimal");
        Map<String, Object> twice = new HashMap<>(Resale.rule(market.datahub, "0.80", Map.of()));
        twice.put("planPrices", List.of(Resale.price(pro, "0.3"), Resale.price(pro, "0.4")));
        assertThat(refused(400, twice)).contains(pro, "has two prices");
        assertThat(refused(400, Resale.rule(market.datahub, null, Map.of()))).contains("unitPrice", "planPrices");
        Map<String, Object> other = new HashMap<>(Resale.rule(market.datahub, "0.80", Map.of(pro, "0.3")));
        other.putAll(Map.of("kind", "PER_UNIT", "role", "COMPUTE"));
        assertThat(refused(400, other)).contains("RESALE");
    }

    @Test
    void plansThatAreNoneOfItsOwnAreRefused() {
        String nobodys = UUID.randomUUID().toString();
        assertThat(refused(422, Resale.rule(market.datahub, "0.80", Map.of(nobodys, "0.3"))))
                .contains("no plan " + nobodys);
        String dollars = market.plan(
                Map.of("model", market.model, "name", "dollars", "currency", "USD", "pricePerRequest", "1"));
        assertThat(refused(422, Resale.rule(market.datahub, "0.80", Map.of(dollars, "0.3"))))
                .contains("dollars", "USD", "EUR");
        List<Map<String, Object>> both =
                new ArrayList<>(Resale.rules(market, Resale.rule(market.datahub, null, Map.of(pro, "0.3"))));
        both.addFirst(Resale.rule(market.gridco, null, Map.of(pro, "0.35")));
        Response conflicting = propose(Map.of("rules", both));
        assertThat(conflicting.statusCode()).isEqualTo(422);
        assertThat(conflicting.<String>path("detail")).contains(market.datahub, market.gridco, pro, "both");
        Response preview = market.post(
                "alice",
                "/v1/tenants/" + market.acme + "/agreements/preview",
                body(Map.of(
                        "rules", Resale.rules(market, Resale.rule(market.datahub, "0.80", Map.of(dollars, "0.3"))))));
        assertThat(preview.statusCode()).as(preview.asString()).isEqualTo(422);
    }

    @Test
    void aPlanThatOneNamesIsNotAnothersByItsUnitPrice() {
        List<Map<String, Object>> rules =
                new ArrayList<>(Resale.rules(market, Resale.rule(market.datahub, "0.80", Map.of())));
        rules.addFirst(Resale.rule(market.gridco, null, Map.of(pro, "0.35")));
        Response both = propose(Map.of("rules", rules));
        assertThat(both.statusCode()).as(both.asString()).isEqualTo(422);
        assertThat(both.<String>path("detail")).contains(market.datahub, market.gridco, pro, "by unitPrice");
        rules.set(1, Resale.rule(market.datahub, null, Map.of(basic, "0.80")));
        Response each = propose(Map.of("rules", rules));
        assertThat(each.statusCode()).as(each.asString()).isEqualTo(201);
    }

    @Test
    void aLineageMayNamePlansOfWhatWasMadeFromTheModel() {
        String derived = market.gridco + "/derived";
        market.publish(derived, "1.0.0", market.model);
        market.awaitRelease(derived, "1.0.0");
        Map<String, Object> sold = Map.of("model", derived, "name", "fast", "currency", "EUR", "pricePerRequest", "1");
        String plan = market.made("gus", "/v1/tenants/" + market.gridco + "/plans", sold)
                .path("id");
        Map<String, Object> resale = Resale.rule(market.datahub, "0.80", Map.of(plan, "0.3"));
        assertThat(refused(422, resale)).contains("fast", derived, market.model);
        Response lineage = propose(Map.of("scope", Map.of("kind", "LINEAGE"), "rules", Resale.rules(market, resale)));
        assertThat(lineage.statusCode()).as(lineage.asString()).isEqualTo(201);
    }

    private String refused(int status, Map<String, Object> resale) {
        Response refused = propose(Map.of("rules", Resale.rules(market, resale)));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(status);
        return refused.path("detail");
    }

    private Response propose(Map<String, Object> terms) {
        return market.post("alice", "/v1/tenants/" + market.acme + "/agreements", body(terms));
    }

    private Map<String, Object> body(Map<String, Object> terms) {
        Map<String, Object> body = new HashMap<>(terms);
        body.putAll(Map.of("model", market.model, "mode", "PROMOTION", "currency", "EUR"));
        return body;
    }
}
