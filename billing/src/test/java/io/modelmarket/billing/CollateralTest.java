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

/** Advances of several agreements of the same two that come back together, out of whatever earns first. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CollateralTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private String other;
    private int used;

    @BeforeEach
    void open() {
        market = Market.open();
        other = market.acme + "/other";
        market.publish(other);
        market.awaitRelease(other, "1.0.0");
    }

    @Test
    void anAdvanceOnOneModelComesBackFromTheOtherToo() {
        agree(market.model, "5.00", "launch");
        agree(other, "5.00", "launch");
        Consumer ofDigits = market.subscribe(market.plan("digits", "1.00"));
        Consumer ofOther = market.subscribe(
                market.plan(Map.of("model", other, "name", "open", "currency", "EUR", "pricePerRequest", "1.00")));

        use(ofDigits, market.model, 8);
        market.close(month, true);
        assertThat(earned("dan", market.datahub))
                .as("both advances, as far as there is")
                .isEqualTo("8.00");
        use(ofOther, other, 5);
        market.close(month, true);

        assertThat(earned("dan", market.datahub)).isEqualTo("10.00");
        assertThat(earned("alice", market.acme)).isEqualTo("3.00");
        use(ofDigits, market.model, 4);
        market.close(month, true);
        assertThat(earned("dan", market.datahub)).as("all of it is back").isEqualTo("10.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void advancesOfOtherGroupsAndOfNoneComeBackByThemselves() {
        agree(market.model, "5.00", "launch");
        agree(other, "5.00", null);
        Consumer ofDigits = market.subscribe(market.plan("digits", "1.00"));

        use(ofDigits, market.model, 8);
        market.close(month, true);

        assertThat(earned("dan", market.datahub)).isEqualTo("5.00");
        assertThat(earned("alice", market.acme)).isEqualTo("3.00");
    }

    @Test
    void anAgreementThatHasEndedOwesNothingToTheGroupAnyMore() {
        agree(market.model, "5.00", "launch");
        String ending = agree(other, "5.00", "launch");
        market.made("dan", "/v1/tenants/" + market.datahub + "/agreements/" + ending + "/end", Map.of());
        Consumer ofDigits = market.subscribe(market.plan("digits", "1.00"));

        use(ofDigits, market.model, 8);
        market.close(month, true);

        assertThat(earned("dan", market.datahub)).isEqualTo("5.00");
    }

    @Test
    void anAgreementThatHasEndedStillBringsBackItsOwnOutOfItsTime() {
        YearMonth last = YearMonth.parse(month).minusMonths(1);
        Instant begins = last.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();
        Instant tenth = last.atDay(10).atStartOfDay(Consumer.ZONE).toInstant();
        market.signed(
                Map.of("rules", rules("5.00", "launch"), "from", begins.toString(), "until", tenth.toString()), "dan");
        Consumer ofDigits = market.subscribe(market.plan("digits", "1.00"));
        ofDigits.use(8, tenth.minusSeconds(60));
        ofDigits.awaitRequests(last.toString(), 8);

        market.close(last.toString(), true);

        assertThat(earned("dan", market.datahub, last.toString())).isEqualTo("5.00");
    }

    @Test
    void saysWhatAGroupMayBeCalledAndShowsIt() {
        Response refused = market.post(
                "alice", "/v1/tenants/" + market.acme + "/agreements", body(market.model, rules("5.00", "The Launch")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains("the group of an advance");
        String id = agree(market.model, "5.00", "launch");
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/agreements/{a}", market.datahub, id)
                        .<String>path("shares[1].rule.collateral"))
                .isEqualTo("launch");
    }

    private String agree(String model, String advance, @Nullable String group) {
        return market.agree(Map.of("model", model, "rules", rules(advance, group)), "dan");
    }

    private List<Map<String, Object>> rules(String advance, @Nullable String group) {
        Map<String, Object> recoupment = new HashMap<>(Map.of(
                "kind",
                "RECOUPMENT",
                "tenant",
                market.datahub,
                "role",
                "INVESTOR",
                "amount",
                advance,
                "from",
                market.acme));
        if (group != null) {
            recoupment.put("collateral", group);
        }
        return new ArrayList<>(
                List.of(Map.of("kind", "RESIDUAL", "tenant", market.acme, "role", "TECHNOLOGY"), recoupment));
    }

    private static Map<String, Object> body(String model, List<Map<String, Object>> rules) {
        return Map.of("model", model, "mode", "STRATEGIC", "currency", "EUR", "rules", rules);
    }

    private void use(Consumer consumer, String model, int requests) {
        consumer.send(consumer.next(Instant.now())
                .setModel(model)
                .setRequests(requests)
                .build());
        market.topics.flush();
        used += requests;
        consumer.awaitRequests(month, used);
    }

    private String earned(String user, String tenant) {
        return earned(user, tenant, month);
    }

    private String earned(String user, String tenant, String period) {
        JsonPath statement = market.as(user)
                .get("/v1/tenants/{t}/statements?period={p}", tenant, period)
                .jsonPath();
        return statement.getString("totals[0].amount");
    }
}
