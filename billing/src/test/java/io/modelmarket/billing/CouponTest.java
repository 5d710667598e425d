package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.coupon.Redemptions;
import io.modelmarket.billing.coupon.Redemptions.Holder;
import io.modelmarket.billing.coupon.Redemptions.Target;
import io.modelmarket.contracts.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coupons from the partner who makes one to the shares of what is left. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class CouponTest {

    @Inject
    Redemptions redemptions;

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();

    private Market market;
    private String plan;
    private Consumer consumer;
    private long used;

    @BeforeEach
    void subscribe() {
        market = Market.open();
        plan = market.plan("digits", "0.10");
        consumer = market.subscribe(plan);
    }

    @Test
    void takesItsAmountOffTheMonthsBillsTogether() {
        market.agree(market.usualShares());
        coupon(Map.of("code", "FIVE", "amount", "5.00", "currency", "EUR", "duration", "ONCE"));
        Response redeemed = redeem("FIVE");
        assertThat(redeemed.statusCode()).as(redeemed.asString()).isEqualTo(200);
        assertThat(redeemed.<String>path("firstPeriod")).isEqualTo(month);
        assertThat(redeemed.<String>path("lastPeriod")).isEqualTo(month);
        use(30);
        JsonPath first = market.close(month, true).jsonPath();
        assertThat(first.getString("invoices[0].total.amount")).isEqualTo("0.00");
        assertThat(first.getString("invoices[0].coupons[0].amount.amount")).isEqualTo("3.00");
        use(40);

        JsonPath second = market.close(month, true).jsonPath();

        assertThat(second.getString("invoices[0].total.amount")).isEqualTo("2.00");
        assertThat(second.getString("invoices[0].coupons[0].code")).isEqualTo("FIVE");
        assertThat(second.getString("invoices[0].coupons[0].amount.amount")).isEqualTo("2.00");
        assertThat(second.getString("invoices[0].lines[0].description")).endsWith("less coupon FIVE");
        assertThat(second.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("1.40", "0.30", "0.10", "0.20");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
        JsonPath read = market.as("carla")
                .get("/v1/tenants/{t}/invoices/{n}", market.globex, second.getString("invoices[0].number"))
                .jsonPath();
        assertThat(read.getString("coupons[0].amount.amount")).isEqualTo("2.00");
    }

    @Test
    void perCentAreSharedAsWhatIsLeft() {
        market.agree(market.usualShares());
        coupon(Map.of("code", "QUARTER", "percent", "25", "duration", "MONTHS", "months", 3));
        redeem("QUARTER");
        use(100);

        JsonPath bill = market.close(month, true).jsonPath();

        assertThat(bill.getString("invoices[0].total.amount")).isEqualTo("7.50");
        assertThat(bill.getList("invoices[0].lines[0].shares.amount.amount", String.class))
                .containsExactly("5.25", "1.13", "0.37", "0.75");
        assertThat(market.report(month).jsonPath().getBoolean("reconciled")).isTrue();
    }

    @Test
    void aMonthThatIsBilledInPartKeepsItsPrice() {
        coupon(Map.of("code", "LATE", "percent", "50", "duration", "ONCE"));
        use(10);
        market.close(month, true);
        assertThat(redeem("LATE").<String>path("firstPeriod"))
                .isEqualTo(YearMonth.parse(month).plusMonths(1).toString());
        use(10);
        assertThat(market.close(month, true).<String>path("invoices[0].total.amount"))
                .isEqualTo("1.00");
    }

    @Test
    void isRedeemedOnceOnASubscription() {
        coupon(Map.of("code", "ONLY", "percent", "10", "duration", "FOREVER", "maxRedemptions", 5));
        assertThat(redeem("ONLY").statusCode()).isEqualTo(200);
        assertThat(redeem("ONLY").statusCode()).isEqualTo(200);
        assertThat(coupons()).contains(1);
        coupon(Map.of("code", "SECOND", "percent", "10", "duration", "ONCE"));
        assertThat(refused("SECOND")).contains("has coupon ONLY");
        assertThat(market.as("carla")
                        .get("/v1/tenants/{t}/subscriptions/{s}/coupons", market.globex, consumer.subscription)
                        .<List<String>>path("items.code"))
                .containsExactly("ONLY");
    }

    @Test
    void isRedeemedOnceByAConsumerHoweverOftenItSubscribes() throws SQLException {
        coupon(Map.of("code", "AGAIN", "percent", "100", "duration", "ONCE"));
        assertThat(redeem("AGAIN").statusCode()).isEqualTo(200);
        consumer.cancelLongAgo();
        consumer = market.subscribe(plan);
        assertThat(refused("AGAIN")).contains("was redeemed by " + market.globex + " before");
    }

    @Test
    void saysWhyACodeCannotBeRedeemed() {
        Instant now = Instant.now();
        assertThat(refused("NOBODYS")).contains("not known for plans of " + market.acme);
        coupon(Map.of("code", "EARLY", "percent", "1", "duration", "ONCE", "validFrom", later(now)));
        assertThat(refused("EARLY")).contains("is valid from");
        String past = now.minus(2, ChronoUnit.HOURS).toString();
        coupon(Map.of(
                "code",
                "PAST",
                "percent",
                "1",
                "duration",
                "ONCE",
                "validFrom",
                past,
                "validTo",
                now.minus(1, ChronoUnit.HOURS).toString()));
        assertThat(refused("PAST")).contains("has expired");
        coupon(Map.of("code", "ENDED", "percent", "1", "duration", "ONCE"));
        market.made("alice", "/v1/tenants/" + market.acme + "/coupons/ENDED/end", Map.of());
        assertThat(refused("ENDED")).contains("has ended");
        String other = market.plan("other", "0.20");
        coupon(Map.of("code", "OTHER", "percent", "1", "duration", "ONCE", "plans", List.of(other)));
        assertThat(refused("OTHER")).contains("is for other plans");
        coupon(Map.of("code", "YENS", "amount", "100", "currency", "JPY", "duration", "ONCE"));
        assertThat(refused("YENS")).contains("the plan is in EUR");
    }

    @Test
    void neverMoreOftenThanAllowedHoweverManyAskAtOnce() throws Exception {
        coupon(Map.of("code", "THREE", "percent", "10", "duration", "ONCE", "maxRedemptions", 3));
        List<Consumer> consumers = someConsumers(8);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> asking = consumers.stream()
                    .<Callable<Boolean>>map(one -> () -> redeemedByAnother(one))
                    .toList();
            assertThat(threads.invokeAll(asking).stream().filter(Future::resultNow))
                    .hasSize(3);
        }
        try (Books books = Books.asService("*")) {
            assertThat(books.number("""
                            SELECT count(*) FROM coupon_redemption r JOIN coupon c ON c.id = r.coupon_id
                            WHERE c.tenant = ? AND c.code = 'THREE'
                            """, market.acme)).isEqualTo(3);
        }
        assertThat(refused("THREE")).contains("is used up");
    }

    @Test
    void theSimulatorAcceptsIt() {
        coupon(Map.of("code", "SIMULATED", "percent", "20", "duration", "ONCE"));
        Map<String, Object> asked = Map.of(
                "planId", plan, "usage", Map.of("requests", 100), "couponCode", "SIMULATED", "period", "2026-11");
        JsonPath priced =
                market.post("gus", "/v1/catalog/plans/simulation", asked).jsonPath();
        assertThat(priced.getString("total.amount")).isEqualTo("8.00");
        assertThat(priced.getString("coupon.amount")).isEqualTo("2.00");
        Map<String, Object> wrong = new HashMap<>(asked);
        wrong.put("couponCode", "WRONG");
        assertThat(market.post("gus", "/v1/catalog/plans/simulation", wrong).statusCode())
                .isEqualTo(422);
    }

    @Test
    void onlyItsPartnerSeesAndMakesIt() throws SQLException {
        coupon(Map.of("code", "MINE", "percent", "10", "duration", "ONCE"));
        redeem("MINE");
        assertThat(market.post("carla", "/v1/tenants/" + market.acme + "/coupons", Map.of())
                        .statusCode())
                .isIn(403, 404);
        Response foreign = market.post(
                "gus",
                "/v1/tenants/" + market.gridco + "/coupons",
                Map.of("code", "THEIRS", "percent", "10", "duration", "ONCE", "plans", List.of(plan)));
        assertThat(foreign.statusCode()).isEqualTo(422);
        try (Books books = Books.asService(market.datahub)) {
            assertThat(books.number("SELECT count(*) FROM coupon")).isZero();
            assertThat(books.number("SELECT count(*) FROM coupon_redemption")).isZero();
        }
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM coupon")).isZero();
            assertThat(books.number("SELECT count(*) FROM coupon_redemption")).isEqualTo(1);
        }
    }

    @Test
    void saysWhatIsWrongWithACoupon() {
        assertThat(wrong(Map.of("code", "BOTH", "percent", "1", "amount", "1", "duration", "ONCE")))
                .contains("and not both");
        assertThat(wrong(Map.of("code", "MANY", "percent", "101", "duration", "ONCE")))
                .contains("at most 100");
        assertThat(wrong(Map.of("code", "LONG", "percent", "1", "duration", "MONTHS")))
                .contains("months");
        assertThat(wrong(Map.of("code", "FINE", "amount", "0.001", "currency", "EUR", "duration", "ONCE")))
                .contains("amount");
    }

    private List<Consumer> someConsumers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String model = market.acme + "/m" + i;
                    market.publish(model);
                    market.awaitRelease(model, "1.0.0");
                    return market.subscribe(market.plan(
                            Map.of("model", model, "name", "open", "currency", "EUR", "pricePerRequest", "1")));
                })
                .toList();
    }

    private void use(int requests) {
        consumer.send(consumer.next(Instant.now()).setRequests(requests).build());
        market.topics.flush();
        used += requests;
        consumer.awaitRequests(month, used);
    }

    private void coupon(Map<String, Object> coupon) {
        market.made("alice", "/v1/tenants/" + market.acme + "/coupons", coupon);
    }

    private Response redeem(String code) {
        return market.as("carla")
                .body(Map.of("code", code))
                .put(
                        "/v1/tenants/{t}/subscriptions/{s}/coupons",
                        market.globex,
                        UUID.fromString(consumer.subscription));
    }

    /** As if the subscription were of a consumer that has no other. */
    private boolean redeemedByAnother(Consumer one) {
        Target target = new Target(market.acme, UUID.fromString(plan), Currency.getInstance("EUR"));
        Holder holder = new Holder("of-" + one.subscription, UUID.fromString(one.subscription), Consumer.ZONE, target);
        try {
            redemptions.redeem("THREE", holder, "carla");
            return true;
        } catch (ProblemException e) {
            assertThat(e).hasMessageContaining("is used up");
            return false;
        }
    }

    private String refused(String code) {
        Response response = redeem(code);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(422);
        return response.path("detail");
    }

    private String wrong(Map<String, Object> coupon) {
        Response response = market.post("alice", "/v1/tenants/" + market.acme + "/coupons", coupon);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        return response.path("detail");
    }

    private List<Integer> coupons() {
        return market.as("alice").get("/v1/tenants/{t}/coupons", market.acme).path("items.redeemed");
    }

    private static String later(Instant now) {
        return now.plus(1, ChronoUnit.HOURS).toString();
    }
}
