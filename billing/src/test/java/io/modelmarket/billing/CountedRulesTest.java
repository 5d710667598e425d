package io.modelmarket.billing;

import static io.modelmarket.billing.SharedMonths.meter;
import static io.modelmarket.billing.SharedMonths.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules for so much each count answered usage, whatever the plan charges for. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CountedRulesTest {

    private SharedMonths months;
    private Market market;

    @BeforeEach
    void open() {
        months = new SharedMonths();
        market = months.market;
    }

    @Test
    void aFlatFeePaysThePartnerForEachRequest() throws SQLException {
        String agreement = months.agree(List.of(compute("unitPrice", "0.01"), months.rest()), "gus");
        Consumer consumer = months.on("flat", List.of(Map.of("type", "RECURRING", "name", "Fee", "amount", "31.00")));
        consumer.held(1, months.last.atDay(1).atStartOfDay(Consumer.ZONE).toInstant(), null);
        months.use(consumer, months.last, 20);

        market.close(months.before, false);

        assertThat(months.has(market.gridco)).isEqualTo("0.20");
        assertThat(months.has(market.acme)).isEqualTo("30.80");
        JsonPath preview = months.preview(agreement);
        assertThat(preview.getLong("ofLastMonth.requests")).isEqualTo(20);
        assertThat(preview.getList("ofLastMonth.shares.amount.amount", String.class))
                .containsExactly("0.20", "30.80");
        months.assertReconciled();
    }

    @Test
    void aPlanPricedByTokensLeavesAResellerItsMarginOnly() {
        Map<String, Object> resale = rule("RESALE", market.datahub, "RESELLER", "unitPrice", "0.10");
        months.agree(List.of(resale, months.rest()), "dan");
        Consumer consumer = months.on("tokens", List.of(meter("Out", "TOKENS_OUT", "0.01")));
        months.use(consumer.next(Consumer.within(months.last)).setRequests(3).setTokensOut(100), consumer);

        market.close(months.before, true);

        assertThat(months.has(market.datahub)).as("1.00 less 3 x 0.10").isEqualTo("0.70");
        assertThat(months.has(market.acme)).isEqualTo("0.30");
        months.assertReconciled();
    }

    @Test
    void twoLinesOfTheSameRequestsCountThemOnceInHoweverManyBills() {
        String agreement = months.agree(List.of(compute("unitPrice", "0.01"), months.rest()), "gus");
        Consumer consumer = months.on(
                "twice",
                List.of(
                        meter("Base", "REQUESTS", "0.10"),
                        meter("Extra", "REQUESTS", "0.05"),
                        meter("Rows", "ROWS", "1")));

        months.use(consumer, months.last, 4);
        market.close(months.before, true);
        assertThat(months.has(market.gridco)).isEqualTo("0.04");
        months.use(consumer, months.last, 6);
        market.close(months.before, false);
        assertThat(months.has(market.gridco)).isEqualTo("0.10");
        months.use(consumer, months.last, 2);
        market.close(months.now, true);

        assertThat(months.has(market.gridco))
                .as("late, on top of its own month")
                .isEqualTo("0.12");
        assertThat(months.preview(agreement).getList("ofLastMonth.shares.units", String.class))
                .startsWith("12");
        months.assertReconciled();
    }

    @Test
    void aRuleMayCountAnyMeter() {
        String agreement = months.agree(
                List.of(
                        compute("unitPrice", "0.50", "meter", "COMPUTE_TIME"),
                        compute("unitPrice", "0.02", "meter", "ROWS"),
                        months.rest()),
                "gus");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        for (int i = 0; i < 2; i++) {
            months.use(consumer.next(Consumer.within(months.last)).setRows(5).setComputeMicros(1_500_000), consumer);
        }

        market.close(months.before, true);

        JsonPath statement = market.as("gus")
                .get("/v1/tenants/{t}/statements?period={p}", market.gridco, months.before)
                .jsonPath();
        assertThat(statement.getList("items.amount.amount", String.class)).containsExactly("1.50", "0.20");
        assertThat(statement.getList("items.meter", String.class)).containsExactly("COMPUTE_TIME", "ROWS");
        assertThat(statement.getList("items.units", String.class)).containsExactly("3", "10");
        JsonPath preview = months.preview(agreement);
        assertThat(preview.getList("ofLastMonth.shares.units", String.class)).containsExactly("3", "10", null);
        assertThat(preview.getList("ofLastMonth.shares.amount.amount", String.class))
                .containsExactly("1.50", "0.20", "0.30");
        assertThat(market.as("gus")
                        .get("/v1/tenants/{t}/agreements/{a}", market.gridco, agreement)
                        .<List<String>>path("shares.rule.meter"))
                .containsExactly("COMPUTE_TIME", "ROWS", null);
        months.assertReconciled();
    }

    @Test
    void aReleaseThatThePlanChargesNothingForIsCountedToo() {
        market.publish(market.model, "2.0.0", null);
        market.awaitRelease(market.model, "2.0.0");
        months.agree(List.of(compute("unitPrice", "0.01"), months.rest()), "gus");
        Consumer consumer = months.on("tokens", List.of(meter("Out", "TOKENS_OUT", "0.01")));
        months.use(consumer.next(Consumer.within(months.last)).setRequests(10).setTokensOut(100), consumer);
        months.use(consumer.next(Consumer.within(months.last)).setRequests(5).setVersion("2.0.0"), consumer);

        market.close(months.before, true);

        assertThat(months.has(market.gridco)).isEqualTo("0.15");
        months.assertReconciled();
    }

    @Test
    void refusesWhatIsNoMeterOrHasNone() {
        Response unknown = months.propose(List.of(compute("unitPrice", "1", "meter", "SMILES"), months.rest()));
        assertThat(unknown.statusCode()).as(unknown.asString()).isEqualTo(400);
        Map<String, Object> percent = rule("PERCENT", market.datahub, "DATA", "percent", "5", "meter", "ROWS");
        Response metered = months.propose(List.of(percent, months.rest()));
        assertThat(metered.statusCode()).isEqualTo(400);
        assertThat(metered.<String>path("detail")).contains("meter is for the kinds", "PERCENT");
        Response twice = months.propose(List.of(
                compute("unitPrice", "1", "meter", "ROWS"), compute("unitPrice", "2", "meter", "ROWS"), months.rest()));
        assertThat(twice.<String>path("detail")).contains("twice");
    }

    @Test
    void onlyThePlatformReadsWhatWasCounted() throws SQLException {
        months.agree(List.of(compute("unitPrice", "0.01"), months.rest()), "gus");
        months.use(market.subscribe(market.plan("digits", "1.00")), months.last, 5);
        market.close(months.before, true);

        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT sum(requests)::bigint FROM usage_shared u JOIN subscription s"
                            + " ON s.id = u.subscription_id WHERE s.tenant = '" + market.globex + "'"))
                    .isEqualTo(5);
        }
        for (String tenant : List.of("", market.globex, market.gridco, market.acme)) {
            try (Books books = Books.asService(tenant)) {
                assertThat(books.number("SELECT count(*) FROM usage_shared"))
                        .as(tenant)
                        .isZero();
            }
        }
    }

    private Map<String, Object> compute(Object... fields) {
        return rule("PER_UNIT", market.gridco, "COMPUTE", fields);
    }
}
