package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.close.InterimThen;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans of several components, from the offer to the shares. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PricingModelsTest {

    private final YearMonth lastMonth =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
    private final String before = lastMonth.toString();
    private final Instant monthBegins =
            lastMonth.atDay(1).atStartOfDay(Consumer.ZONE).toInstant();

    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aPlanOfComponentsIsShownAsItWasMade() {
        String id = market.plan(
                offer("mixed", List.of(fee("20.00"), graduated(10), compute(), minimum("30.00"), tenOff())));

        JsonPath offers = market.as("carla")
                .get("/v1/catalog/plans?model=" + market.model)
                .jsonPath();

        assertThat(offers.getString("items[0].id")).isEqualTo(id);
        assertThat(offers.getString("items[0].pricePerRequest")).isNull();
        assertThat(offers.getList("items[0].components.type", String.class))
                .containsExactly("RECURRING", "GRADUATED", "PER_UNIT", "MINIMUM", "PERCENT_DISCOUNT");
        assertThat(offers.getList("items[0].components[1].tiers.price", String.class))
                .containsExactly("0.05", "0.02");
        assertThat(offers.getLong("items[0].components[1].included")).isEqualTo(10);
        assertThat(offers.getString("items[0].components[2].meter")).isEqualTo("COMPUTE_TIME");
    }

    @Test
    void aPlainPriceIsAComponentToo() {
        market.plan("plain", "0.0020");
        JsonPath offers = market.as("carla")
                .get("/v1/catalog/plans?model=" + market.model)
                .jsonPath();
        assertThat(offers.getString("items[0].pricePerRequest")).isEqualTo("0.002");
        assertThat(offers.getList("items[0].components.type", String.class)).containsExactly("PER_UNIT");
    }

    @Test
    void saysWhatIsWrongWithAPlan() {
        Map<String, Object> overlapping = Map.of(
                "type",
                "GRADUATED",
                "name",
                "Requests",
                "meter",
                "REQUESTS",
                "tiers",
                List.of(Map.of("upTo", 100, "price", "1"), Map.of("upTo", 50, "price", "1"), Map.of("price", "1")));
        assertRefused("components[0]: tiers overlap", List.of(overlapping));
        assertRefused("meter", List.of(Map.of("type", "PER_UNIT", "name", "x", "meter", "SMILES", "price", "1")));
        assertRefused(
                "components[0]: PER_UNIT needs meter", List.of(Map.of("type", "PER_UNIT", "name", "x", "price", "1")));
        assertRefused("components[0]: a price is never negative", List.of(perUnit("-1")));
        assertRefused("components[0] must be a decimal number", List.of(perUnit("cheap")));
        assertRefused("components: 'Fee': an amount in EUR has at most 2 digits", List.of(fee("1.005")));
        assertRefused("components[1]: RECURRING has no price", List.of(perUnit("1"), with(fee("1"), "price", "1")));
        assertRefused("acts on the charges above it", List.of(minimum("10")));
        assertRefused("components", List.of());
        Map<String, Object> both = new HashMap<>(offer("both", List.of(fee("1.00"))));
        both.put("pricePerRequest", "1");
        assertThat(market.post("alice", "/v1/tenants/" + market.acme + "/plans", both)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSubtotalIsTheSumOfRoundedLines() {
        Consumer consumer = market.subscribe(market.plan(
                offer("thirds", List.of(perUnit("10.333333"), meter("ROWS", "10.333333"), perUnit("10.333333")))));
        consumer.use(1, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 1);

        JsonPath bill = market.close(before, true).jsonPath();

        assertThat(bill.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactly("10.33", "10.33", "10.33");
        assertThat(bill.getString("invoices[0].subtotal.amount")).isEqualTo("30.99");
    }

    @Test
    void interimAndFinalBillsOfAllComponentsComeToTheWholePrice() throws SQLException {
        market.agree(Map.of("shares", market.usualShares(), "from", monthBegins.toString()), "dan", "gus", "fiona");
        Consumer consumer = market.subscribe(market.plan(
                offer("mixed", List.of(fee("20.00"), graduated(10), compute(), minimum("30.00"), tenOff()))));
        consumer.held(1, monthBegins.minusSeconds(100), null);
        consumer.use(50, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 50);
        assertThat(InterimThen.billed(market.globex, lastMonth)).containsExactly("1.80 EUR");
        consumer.use(100, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 150);
        assertThat(InterimThen.billed(market.globex, lastMonth)).containsExactly("3.42 EUR");
        assertThat(InterimThen.billed(market.globex, lastMonth)).isEmpty();

        JsonPath last = market.close(before, false).jsonPath();

        assertThat(last.getString("invoices[0].total.amount")).isEqualTo("21.78");
        assertThat(last.getList("invoices[0].lines.charge.component", String.class))
                .containsExactly("Fee", "Minimum");
        assertThat(last.getList("invoices[0].lines.unit", String.class)).containsOnly("subscribed-seconds");
        JsonPath report = market.report(before).jsonPath();
        assertThat(report.getBoolean("reconciled")).isTrue();
        assertThat(report.getString("totals[0].charged")).isEqualTo("27.00");
        assertThat(report.getString("totals[0].shared")).isEqualTo("27.00");
        assertThat(report.getString("totals[0].difference")).isEqualTo("0.00");
        assertThat(report.getLong("totals[0].unbilled")).isZero();
    }

    @Test
    void anInvoiceSaysHowALineComesAbout() {
        Consumer consumer = market.subscribe(market.plan(offer("tiers", List.of(graduated(10), tenOff()))));
        consumer.use(150, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 150);
        String number = market.close(before, true).path("invoices[0].number");

        JsonPath line = market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, number)
                .jsonPath();

        assertThat(line.getString("lines[0].unitPrice")).isNull();
        assertThat(line.getString("lines[0].description")).endsWith(": Requests");
        assertThat(line.getString("lines[0].charge.gross")).isEqualTo("5.80");
        assertThat(line.getString("lines[0].charge.net")).isEqualTo("5.22");
        assertThat(line.getList("lines[0].charge.bands.units", String.class)).containsExactly("10", "100", "40");
        assertThat(line.getList("lines[0].charge.bands.amount", String.class)).containsExactly("0", "5", "0.8");
    }

    @Test
    void everyMeterIsCountedAndCharged() {
        Consumer consumer = market.subscribe(market.plan(offer(
                "meters",
                List.of(
                        meter("ROWS", "0.10"),
                        meter("COMPUTE_TIME", "2"),
                        meter("BYTES_IN", "3"),
                        meter("BYTES_OUT", "4"),
                        meter("TOKENS_IN", "0.002"),
                        meter("TOKENS_OUT", "0.006")))));
        for (int i = 0; i < 2; i++) {
            consumer.send(consumer.next(Consumer.within(lastMonth))
                    .setRows(5)
                    .setComputeMicros(1_500_000)
                    .setBytesIn(500_000)
                    .setBytesOut(250_000)
                    .setTokensIn(700)
                    .setTokensOut(50)
                    .build());
        }
        consumer.awaitRequests(before, 2);

        JsonPath invoice = market.close(before, true).jsonPath();

        assertThat(invoice.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactly("1.00", "6.00", "3.00", "2.00", "2.80", "0.60");
        assertThat(invoice.getList("invoices[0].lines.unit", String.class))
                .containsExactly("rows", "compute-microseconds", "bytes-in", "bytes-out", "tokens-in", "tokens-out");
        assertThat(invoice.getList("invoices[0].lines.quantity", Integer.class))
                .containsExactly(10, 3_000_000, 1_000_000, 500_000, 1_400, 100);
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
        JsonPath usage = market.as("carla")
                .get("/v1/tenants/{t}/usage?period={p}", market.globex, before)
                .jsonPath();
        assertThat(usage.getLong("totals.tokensIn")).isEqualTo(1_400);
        assertThat(usage.getLong("items[0].tokensOut")).isEqualTo(100);
    }

    @Test
    void lateUsageUnderTheMinimumCostsNothingMore() throws SQLException {
        Consumer consumer = market.subscribe(market.plan(offer("least", List.of(perUnit("0.10"), minimum("10.00")))));
        consumer.held(1, monthBegins.minusSeconds(100), null);
        consumer.use(20, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 20);
        assertThat(total(market.close(before, false))).isEqualByComparingTo("10.00");

        consumer.use(30, Consumer.within(lastMonth));
        consumer.awaitRequests(before, 50);
        JsonPath next = market.close(lastMonth.plusMonths(1).toString(), true).jsonPath();

        assertThat(next.getString("invoices[0].total.amount")).isEqualTo("0.00");
        assertThat(next.getLong("invoices[0].lines[0].quantity")).isEqualTo(30);
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aFeeIsSplitAtAPlanChangeToTheSecond() throws SQLException {
        Consumer consumer = market.subscribe(market.plan(offer("small", List.of(fee("31.00")))));
        market.as("carla")
                .body(Map.of("planId", market.plan(offer("large", List.of(fee("62.00"))))))
                .put("/v1/tenants/{t}/subscriptions/{s}/plan", market.globex, consumer.subscription)
                .then()
                .statusCode(200);
        long seconds =
                lastMonth.plusMonths(1).atDay(1).atStartOfDay(Consumer.ZONE).toEpochSecond()
                        - monthBegins.getEpochSecond();
        Instant change = monthBegins.plusSeconds(seconds / 2);
        consumer.held(1, monthBegins.minusSeconds(100), change);
        consumer.held(2, change, null);

        JsonPath invoice = market.close(before, false).jsonPath();

        assertThat(invoice.getList("invoices[0].lines.amount.amount", String.class))
                .containsExactlyInAnyOrder("15.50", "31.00");
        assertThat(invoice.getList("invoices[0].lines.quantity", Integer.class).stream()
                        .mapToLong(Integer::longValue)
                        .sum())
                .isEqualTo(seconds);
        assertThat(market.report(before).jsonPath().getBoolean("reconciled")).isTrue();
    }

    private void assertRefused(String why, List<Map<String, Object>> components) {
        Response refused = market.post("alice", "/v1/tenants/" + market.acme + "/plans", offer("refused", components));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
        assertThat(refused.<String>path("detail")).contains(why);
    }

    private Map<String, Object> offer(String name, List<Map<String, Object>> components) {
        return Map.of("model", market.model, "name", name, "currency", "EUR", "components", components);
    }

    private static Map<String, Object> fee(String amount) {
        return Map.of("type", "RECURRING", "name", "Fee", "amount", amount);
    }

    private static Map<String, Object> minimum(String amount) {
        return Map.of("type", "MINIMUM", "name", "Minimum", "amount", amount);
    }

    private static Map<String, Object> tenOff() {
        return Map.of("type", "PERCENT_DISCOUNT", "name", "Ten off", "percent", "10");
    }

    private static Map<String, Object> perUnit(String price) {
        return meter("REQUESTS", price);
    }

    private static Map<String, Object> compute() {
        return meter("COMPUTE_TIME", "0.10");
    }

    private static Map<String, Object> meter(String meter, String price) {
        return Map.of("type", "PER_UNIT", "name", meter, "meter", meter, "price", price);
    }

    private static Map<String, Object> graduated(int included) {
        return Map.of(
                "type",
                "GRADUATED",
                "name",
                "Requests",
                "meter",
                "REQUESTS",
                "included",
                included,
                "tiers",
                List.of(Map.of("upTo", 100, "price", "0.05"), Map.of("price", "0.02")));
    }

    private static Map<String, Object> with(Map<String, Object> component, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(component);
        changed.put(field, value);
        return changed;
    }

    private static BigDecimal total(Response close) {
        return new BigDecimal(close.<String>path("invoices[0].total.amount"));
    }
}
