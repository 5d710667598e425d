package io.modelmarket.billing;

import static io.modelmarket.billing.SharedMonths.meter;
import static io.modelmarket.billing.SharedMonths.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rules for so much each count what was used while their agreement was in force, and nothing else. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CountedTimesTest {

    private SharedMonths months;
    private Market market;
    private Instant tenth;

    @BeforeEach
    void open() {
        months = new SharedMonths();
        market = months.market;
        tenth = months.last.atDay(10).atStartOfDay(Consumer.ZONE).toInstant();
    }

    @Test
    void eachAgreementCountsTheUsageOfItsTimeOnceInHoweverManyBills() throws SQLException {
        agree("0.10", months.begins);
        agree("0.01", tenth);
        Consumer consumer = months.on(
                "both",
                List.of(
                        Map.of("type", "RECURRING", "name", "Fee", "amount", "31.00"),
                        meter("Use", "REQUESTS", "0.50")));
        consumer.held(1, months.begins, null);
        use(consumer, tenth.minusSeconds(60), 4);
        use(consumer, tenth.plusSeconds(60), 6);

        market.close(months.before, true);
        assertThat(months.has(market.gridco)).as("0.40 and 0.06").isEqualTo("0.46");
        use(consumer, tenth.minusSeconds(7200), 5);
        use(consumer, tenth.plusSeconds(7200), 1);
        Response bill = market.close(months.before, false);
        assertThat(months.has(market.gridco)).as("0.50 and 0.01 more").isEqualTo("0.97");
        use(consumer, tenth.minusSeconds(60), 2);
        market.close(months.now, true);

        assertThat(months.has(market.gridco)).as("late, as agreed then").isEqualTo("1.17");
        JsonPath statement = market.as("gus")
                .get("/v1/tenants/{t}/statements?period={p}", market.gridco, months.before)
                .jsonPath();
        assertThat(counted(statement, 1)).isEqualTo(9);
        assertThat(counted(statement, 2)).isEqualTo(7);
        months.credit(bill);
        assertThat(months.has(market.gridco)).as("less what that bill gave").isEqualTo("0.66");
        months.assertReconciled();
    }

    @Test
    void aResellersMarginIsOfTheTimeOfItsAgreement() {
        Map<String, Object> resale = rule("RESALE", market.datahub, "RESELLER", "unitPrice", "0.40");
        market.signed(Map.of("rules", List.of(resale, months.rest()), "from", tenth.toString()), "dan");
        Consumer consumer = market.subscribe(market.plan("digits", "1.00"));
        use(consumer, tenth.minusSeconds(60), 30);
        use(consumer, tenth.plusSeconds(60), 10);

        market.close(months.before, true);

        assertThat(months.has(market.datahub)).as("10.00 less 10 x 0.40").isEqualTo("6.00");
        months.assertReconciled();
    }

    private void agree(String price, Instant from) {
        market.signed(
                Map.of(
                        "rules",
                        List.of(rule("PER_UNIT", market.gridco, "COMPUTE", "unitPrice", price), months.rest()),
                        "from",
                        from.toString()),
                "gus");
    }

    private void use(Consumer consumer, Instant at, int requests) {
        months.use(consumer.next(at).setRequests(requests), consumer);
    }

    private static long counted(JsonPath statement, int version) {
        return statement
                .getList("items.findAll { it.agreementVersion == " + version + " }.units", String.class)
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }
}
