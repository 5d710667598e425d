package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credits of lines whose revenue releases have divided, and divided anew. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CreditedReleasesTest {

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private int used;

    @BeforeEach
    void open() {
        market = Market.open();
        market.publish(market.model, "2.0.0", null);
        market.awaitRelease(market.model, "2.0.0");
        agree("1.0.0", "40");
        consumer = market.subscribe(market.plan(tenAtMost()));
    }

    @Test
    void anEarlierBillIsCreditedAfterALaterOneMovedItsRevenue() {
        String first = bill("1.0.0");
        assertThat(earned("dan", market.datahub)).isEqualTo("4.00");
        bill("2.0.0");
        assertThat(earned("dan", market.datahub)).as("half of the use").isEqualTo("2.00");

        credit(first, Map.of("reason", "Outage"));

        assertNothingIsLeft();
    }

    @Test
    void aPartIsCreditedOfWhatEachHasNow() {
        String first = bill("1.0.0");
        bill("2.0.0");

        credit(first, some("4.00"));
        assertThat(earned("dan", market.datahub)).isEqualTo("1.20");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
        credit(first, some("6.00"));

        assertNothingIsLeft();
    }

    @Test
    void whatWasCreditedIsNotMovedAnyMore() {
        String first = bill("1.0.0");
        credit(first, some("4.00"));
        bill("2.0.0");
        credit(first, some("6.00"));

        assertNothingIsLeft();
    }

    @Test
    void eachReleasesBasisIsTakenBack() {
        agree("2.0.0", "20");
        send("1.0.0", 6);
        send("2.0.0", 4);
        String invoice = close();
        assertThat(statement("dan", market.datahub).getList("items.basis.amount", String.class))
                .containsExactlyInAnyOrder("6.00", "4.00");

        credit(invoice, Map.of("reason", "Outage"));

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        JsonPath statement = statement("dan", market.datahub);
        assertThat(statement.getString("totals[0].amount")).isEqualTo("0.00");
        assertThat(statement.getList("items.basis.amount", String.class).stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
        assertThat(earned("alice", market.acme)).isEqualTo("0.00");
        assertThat(earned("gus", market.gridco)).isEqualTo("0.00");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    private void agree(String release, String percent) {
        market.agree(
                Map.of(
                        "scope",
                        Map.of("kind", "RELEASE", "version", release),
                        "shares",
                        List.of(
                                Market.share(market.datahub, "DATA", percent),
                                Market.share(market.gridco, "COMPUTE", "5"),
                                Market.share("platform", "PLATFORM", "5"),
                                Market.share(
                                        market.acme, "TECHNOLOGY", Integer.toString(90 - Integer.parseInt(percent))))),
                "dan",
                "gus",
                "fiona");
    }

    private Map<String, Object> tenAtMost() {
        Map<String, Object> tiers = Map.of(
                "type",
                "GRADUATED",
                "name",
                "Requests",
                "meter",
                "REQUESTS",
                "tiers",
                List.of(Map.of("upTo", 10, "price", "1.00"), Map.of("price", "0.00")));
        return Map.of("model", market.model, "name", "tiers", "currency", "EUR", "components", List.of(tiers));
    }

    private String bill(String version) {
        send(version, 10);
        return close();
    }

    private String close() {
        return market.close(month, true).path("invoices[0].number");
    }

    private void send(String version, int requests) {
        consumer.send(consumer.next(Instant.now())
                .setVersion(version)
                .setRequests(requests)
                .build());
        market.topics.flush();
        used += requests;
        consumer.awaitRequests(month, used);
    }

    private void credit(String invoice, Map<String, Object> body) {
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", body);
    }

    private static Map<String, Object> some(String amount) {
        return Map.of("reason", "goodwill", "lines", List.of(Map.of("line", 1, "amount", amount)));
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
