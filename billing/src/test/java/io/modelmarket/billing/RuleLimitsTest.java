package io.modelmarket.billing;

import static io.modelmarket.billing.SharedMonths.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules that end with an amount or a month, what they are a percentage of, and how a preview goes on from there. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class RuleLimitsTest {

    private SharedMonths months;
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void open() {
        months = new SharedMonths();
        market = months.market;
        consumer = market.subscribe(market.plan("digits", "1.00"));
    }

    @Test
    void aLifetimeCapIsOfAllPeriodsAndVersionsAndWhatIsTakenBackIsFreeAgain() {
        Map<String, Object> half = data("50", "lifetimeCap", "5.00");
        String first = months.agree(List.of(half, months.rest()), "dan");
        months.use(consumer, months.last, 6);
        Response bill = market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("3.00");
        months.use(consumer, months.last.plusMonths(1), 6);
        market.close(months.now, true);
        assertThat(months.has(market.datahub)).isEqualTo("5.00");
        assertThat(ofHundred(first)).containsExactly("0.00", "100.00");

        String second = months.agree(List.of(half, months.rest()), "dan");
        months.use(consumer, months.last.plusMonths(1), 4);
        market.close(months.now, true);
        assertThat(months.has(market.datahub))
                .as("another version, the same cap")
                .isEqualTo("5.00");

        months.credit(bill);
        assertThat(months.has(market.datahub)).isEqualTo("2.00");
        assertThat(ofHundred(second)).containsExactly("3.00", "97.00");
        JsonPath proposed = market.post(
                        "alice",
                        "/v1/tenants/" + market.acme + "/agreements/preview",
                        Map.of(
                                "model",
                                market.model,
                                "mode",
                                "STRATEGIC",
                                "currency",
                                "EUR",
                                "rules",
                                List.of(half, months.rest())))
                .jsonPath();
        assertThat(proposed.getList("ofHundred.shares.amount.amount", String.class))
                .containsExactly("3.00", "97.00");
        months.use(consumer, months.last.plusMonths(1), 10);
        market.close(months.now, true);
        assertThat(months.has(market.datahub)).isEqualTo("5.00");
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/agreements/{a}", market.datahub, second)
                        .<String>path("shares[0].rule.lifetimeCap"))
                .isEqualTo("5.00");
        months.assertReconciled();
    }

    @Test
    void aWindowIsOfMonthsOfUsage() {
        String agreement = months.agree(
                List.of(
                        data("60", "window", Map.of("to", months.now)),
                        data("50", "window", Map.of("from", months.now)),
                        months.rest()),
                "dan");
        months.use(consumer, months.last, 10);
        market.close(months.before, true);
        assertThat(months.has(market.datahub)).isEqualTo("6.00");
        months.use(consumer, months.last.plusMonths(1), 10);
        months.use(consumer, months.last, 10);

        market.close(months.now, true);
        market.close(months.before, true);

        assertThat(months.has(market.datahub)).isEqualTo("17.00");
        JsonPath preview = months.preview(agreement);
        assertThat(ofHundred(agreement)).containsExactly("0.00", "50.00", "50.00");
        assertThat(preview.getList("ofLastMonth.shares.amount.amount", String.class))
                .containsExactly("12.00", "0.00", "8.00");
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/agreements/{a}", market.datahub, agreement)
                        .<String>path("shares[1].rule.window.from"))
                .isEqualTo(months.now);
        months.assertReconciled();
    }

    @Test
    void refusesWindowsThatAreNoneOrMeet() {
        assertThat(refused(data("50", "window", Map.of("from", "2026-07", "to", "2026-07"))))
                .contains("ends after it begins");
        assertThat(refused(data("50", "window", Map.of()))).contains("a first month, from, or an end");
        assertThat(refused(List.of(
                        data("50", "window", Map.of("to", "2026-08")),
                        data("40", "window", Map.of("from", "2026-07")))))
                .contains("twice");
        Map<String, Object> other =
                rule("PERCENT", market.gridco, "COMPUTE", "percent", "60", "window", Map.of("from", "2026-07"));
        assertThat(refused(List.of(data("50"), other))).contains("110 %");
        assertThat(refused(rule("TOP_UP_TO_MINIMUM", market.datahub, "DATA", "amount", "5", "lifetimeCap", "9")))
                .contains("lifetimeCap is for the kinds");
        assertThat(refused(data("50", "lifetimeCap", "0"))).contains("the lifetime cap must be above 0");
        assertThat(months.propose(List.of(data("50", "window", Map.of("from", "July")), months.rest()))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsNetOfFeesIsLessThePlatformsPart() {
        Map<String, Object> fee = rule("PERCENT", "platform", "PLATFORM", "percent", "10", "basis", "NET_OF_TAX");
        String agreement =
                months.agree(List.of(fee, data("50", "basis", "NET_OF_FEES"), months.rest()), "dan", "fiona");
        months.use(consumer, months.last, 10);

        market.close(months.before, true);

        assertThat(List.of(months.has("platform"), months.has(market.datahub), months.has(market.acme)))
                .containsExactly("1.00", "4.50", "4.50");
        assertThat(market.as("dan")
                        .get("/v1/tenants/{t}/agreements/{a}", market.datahub, agreement)
                        .<List<String>>path("shares.rule.basis"))
                .containsExactly("NET_OF_TAX", "NET_OF_FEES", null);
        assertThat(refused(List.of(data("50", "basis", "NET_OF_FEES"), fee))).contains("PLATFORM before it");
        months.assertReconciled();
    }

    @Test
    void aPreviewGoesOnFromWhatIsBackOfAnAdvance() {
        Map<String, Object> advance =
                rule("RECOUPMENT", market.datahub, "INVESTOR", "amount", "5.00", "from", market.acme);
        String agreement = months.agree(List.of(months.rest(), advance), "dan");
        assertThat(ofHundred(agreement)).containsExactly("100.00", "5.00", "-5.00");
        months.use(consumer, months.last, 3);
        market.close(months.before, true);
        assertThat(ofHundred(agreement)).containsExactly("100.00", "2.00", "-2.00");
        months.use(consumer, months.last.plusMonths(1), 8);
        market.close(months.now, true);

        assertThat(ofHundred(agreement)).as("all of it is back").containsExactly("100.00", "0.00", "0.00");
        assertThat(months.preview(agreement).getList("ofLastMonth.shares.amount.amount", String.class))
                .as("as it was shared")
                .containsExactly("3.00", "3.00", "-3.00");
    }

    @Test
    void thirdsAreSharedExactlyAndShownAsTheyWereWritten() {
        List<Map<String, Object>> thirds = List.of(
                rule("PERCENT", market.acme, "TECHNOLOGY", "rate", "1/3"),
                data(null, "bands", List.of(Map.of("from", "0", "rate", "2/6"))),
                rule("PERCENT", market.gridco, "COMPUTE", "rate", "1/3"));
        String agreement = months.agree(thirds, "dan", "gus");
        months.use(consumer, months.last, 1);

        JsonPath bill = market.close(months.before, true).jsonPath();

        assertThat(bill.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("0.34", "0.33", "0.33");
        JsonPath shares = market.as("dan")
                .get("/v1/tenants/{t}/agreements/{a}", market.datahub, agreement)
                .jsonPath();
        assertThat(shares.getList("shares.collect { it.rule.bands[0].rate }", String.class))
                .containsExactly("1/3", "2/6", "1/3");
        assertThat(shares.getString("shares[1].percent")).isEqualTo("33.333333333333");
        JsonPath statement = market.as("dan")
                .get("/v1/tenants/{t}/statements?period={p}", market.datahub, months.before)
                .jsonPath();
        assertThat(statement.getList("items.rate", String.class)).containsExactly("2/6");
        assertThat(refused(rule("PERCENT", market.datahub, "DATA", "rate", "1/0")))
                .contains("like 1/3");
        assertThat(refused(rule("PERCENT", market.datahub, "DATA", "rate", "1/3", "percent", "33")))
                .contains("say one");
        assertThat(refused(List.of(
                        rule("PERCENT", market.datahub, "DATA", "rate", "2/3"),
                        rule("PERCENT", market.gridco, "COMPUTE", "rate", "1/2"))))
                .contains("116.666666666667 %");
        months.assertReconciled();
    }

    private List<String> ofHundred(String agreement) {
        return months.preview(agreement).getList("ofHundred.shares.amount.amount", String.class);
    }

    private Map<String, Object> data(@Nullable String percent, Object... fields) {
        Map<String, Object> rule = rule("PERCENT", market.datahub, "DATA", fields);
        if (percent != null) {
            rule.put("percent", percent);
        }
        return rule;
    }

    private String refused(Map<String, Object> rule) {
        return refused(List.of(rule));
    }

    private String refused(List<Map<String, Object>> rules) {
        List<Map<String, Object>> all = new ArrayList<>(rules);
        all.add(months.rest());
        Response refused = months.propose(all);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        return refused.path("detail");
    }
}
