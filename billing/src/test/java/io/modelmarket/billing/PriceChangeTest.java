package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A published case: 1.50 and above 1000 units 2.00 until the 8th, then 2.50 and 3.00; 100 units before, 100 after. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PriceChangeTest {

    @Test
    void usageBeforeAndAfterTheChangeIsPricedByItsVersion() throws SQLException {
        SharedMonths months = new SharedMonths();
        Market market = months.market;
        Instant change = months.last.atDay(8).atStartOfDay(Consumer.ZONE).toInstant();
        Consumer consumer = months.on("tiers", List.of(graduated("1.50", "2.00")));
        String plan = plan(market, consumer).getString("plan.id");
        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + plan + "/versions",
                Map.of("currency", "EUR", "components", List.of(graduated("2.50", "3.00"))));
        market.made(
                "alice",
                "/v1/tenants/" + market.acme + "/plans/" + plan + "/migrations",
                Map.of("toVersion", 2, "when", "NOW"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> plan(market, consumer).getInt("plan.version") == 2);
        consumer.held(1, months.last.atDay(1).atStartOfDay(Consumer.ZONE).toInstant(), change);
        consumer.held(2, change, null);
        months.use(consumer.next(change.minusSeconds(1)).setRequests(100), consumer);
        consumer.onVersion(2);
        months.use(consumer.next(change).setRequests(100), consumer);

        JsonPath bill = market.close(months.before, false).jsonPath();

        assertThat(bill.getList("invoices[0].lines.quantity", Integer.class)).containsExactly(100, 100);
        assertThat(bill.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactly("150.00", "250.00");
        assertThat(bill.getString("invoices[0].lines[1].description")).contains("v2");
    }

    private static JsonPath plan(Market market, Consumer consumer) {
        return market.as("carla")
                .get("/v1/tenants/{t}/subscriptions", market.globex)
                .jsonPath()
                .setRootPath("items.find { it.id == '" + consumer.subscription + "' }");
    }

    private static Map<String, Object> graduated(String price, String above) {
        return Map.of(
                "type",
                "GRADUATED",
                "name",
                "Requests",
                "meter",
                "REQUESTS",
                "tiers",
                List.of(Map.of("upTo", 1000, "price", price), Map.of("price", above)));
    }
}
