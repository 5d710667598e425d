package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of who does not pay, what the data planes are told of it, and how it ends. Due after 30 days. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class DunningTest {

    private static final String RUNS = "/v1/finance/dunning-runs";
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private String plan;
    private String invoice;
    private int used;

    @BeforeEach
    void open() {
        market = Market.open();
        plan = market.plan("digits", "0.10");
        consumer = market.subscribe(plan);
        bill(10);
    }

    @Test
    void whoDoesNotPayIsRemindedThenRestrictedThenSuspendedAndBackWhenItPays() throws SQLException {
        age(32);
        assertThat(run()).isNull();
        age(2);
        assertThat(run()).isEqualTo("REMINDED");
        assertThat(run()).isNull();
        age(10);
        assertThat(run()).isEqualTo("RESTRICTED");
        awaitTold(PaymentStanding.RESTRICTED);
        Response refused =
                market.post("carla", "/v1/tenants/" + market.globex + "/subscriptions", Map.of("planId", plan));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.<String>path("type")).endsWith("tenant-restricted");
        age(16);
        assertThat(run()).isEqualTo("SUSPENDED");
        awaitTold(PaymentStanding.OVERDUE);
        assertThat(market.as("fiona")
                        .get("/v1/finance/receivables")
                        .<String>path("items.find { it.tenant == '" + market.globex + "' }.standing"))
                .isEqualTo("SUSPENDED");

        pay("1.00", "T-1");

        assertThat(standing().<String>path("standing")).isEqualTo("ACTIVE");
        awaitTold(PaymentStanding.PAYMENT_STANDING_UNSPECIFIED);
        Response notices = market.as("carla").get("/v1/tenants/{t}/notices", market.globex);
        assertThat(notices.<List<String>>path("items.standing"))
                .containsExactly("ACTIVE", "SUSPENDED", "RESTRICTED", "REMINDED");
        assertThat(notices.<String>path("items[1].text.en")).contains(invoice, "1.00 EUR", "calls are refused");
        assertThat(notices.<String>path("items[1].text.'zh-CN'")).contains(invoice, "拒绝调用");
        assertThat(notices.<List<String>>path("items.text.en").subList(1, 4))
                .allSatisfy(text -> assertThat(text).contains("Pay to ", "IBAN DE89 3704 0044 0532 0130 00"));
        assertThat(notices.<String>path("items[1].by")).isNull();
        Response history = market.as("fiona").get("/v1/finance/standings/{t}/notices", market.globex);
        assertThat(history.<String>path("items[1].by")).isEqualTo(Market.subject("fiona"));
        assertThat(history.<List<String>>path("items[1].invoices")).containsExactly(invoice);
        assertThat(history.<String>path("items[0].reason")).isEqualTo("what was overdue is settled");
    }

    @Test
    void aTenantSeesWhatToPayAndWhenItGetsWorse() throws SQLException {
        age(40);
        run();
        pay("0.25", "T-1");
        Response standing = standing();
        assertThat(standing.<String>path("standing")).isEqualTo("REMINDED");
        assertThat(standing.<String>path("overdue[0].invoice")).isEqualTo(invoice);
        assertThat(standing.<String>path("overdue[0].open.amount")).isEqualTo("0.75");
        assertThat(standing.<Integer>path("overdue[0].daysLate")).isEqualTo(10);
        Instant next = Instant.parse(standing.path("nextAt"));
        assertThat(Duration.between(Instant.now(), next).toDays()).isBetween(3L, 4L);
    }

    @Test
    void aRestOfLessThanTheLeastAmountLeadsToNothing() throws SQLException {
        age(65);
        assertThat(run()).isEqualTo("SUSPENDED");
        pay("0.50", "T-1");
        assertThat(standing().<String>path("standing")).isEqualTo("SUSPENDED");
        pay("0.01", "T-2");
        assertThat(standing().<String>path("standing")).isEqualTo("ACTIVE");
        assertThat(run()).isNull();
    }

    @Test
    void financeGrantsTimeAndTakesItBack() throws SQLException {
        age(65);
        assertThat(run()).isEqualTo("SUSPENDED");
        Instant until = Instant.now().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Response granted = grace(until, "promised by telephone");
        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(200);
        assertThat(granted.<String>path("standing")).isEqualTo("REMINDED");
        assertThat(granted.<String>path("graceUntil")).isEqualTo(until.toString());
        awaitTold(PaymentStanding.REMINDED);
        assertThat(run()).isNull();
        assertThat(grace(null, "the promise was not kept").<String>path("standing"))
                .isEqualTo("SUSPENDED");
        awaitTold(PaymentStanding.OVERDUE);
        assertThat(market.as("fiona")
                        .get("/v1/finance/standings/{t}/notices", market.globex)
                        .<List<String>>path("items.reason"))
                .startsWith("the promise was not kept", "promised by telephone");
        assertThat(grace(Instant.now().minusSeconds(1), "too late").statusCode())
                .isEqualTo(400);
        assertThat(grace(Instant.now().plus(200, ChronoUnit.DAYS), "too long").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCreditNoteSettlesAsAPaymentDoes() throws SQLException {
        age(65);
        run();
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "goodwill"));
        assertThat(standing().<String>path("standing")).isEqualTo("ACTIVE");
        awaitTold(PaymentStanding.PAYMENT_STANDING_UNSPECIFIED);
    }

    @Test
    void whatThePlatformOwesIsSetOffAgainstWhatIsDueLongest() throws SQLException {
        String paid = pay("1.00", "T-1");
        market.made("fiona", "/v1/finance/invoices/" + invoice + "/credit-notes", Map.of("reason", "goodwill"));
        bill(20);
        age(65);
        assertThat(run()).isNull();
        assertThat(standing().<List<Object>>path("overdue")).isEmpty();

        bill(28);
        age(40);
        assertThat(run()).isEqualTo("REMINDED");
        assertThat(standing().<List<String>>path("overdue.invoice")).containsExactly(invoice);
        assertThat(standing().<String>path("overdue[0].open.amount")).isEqualTo("0.80");

        market.made("felix", "/v1/finance/payments/" + paid + "/reversal", Map.of("reason", "sent back"));
        assertThat(run()).isEqualTo("SUSPENDED");
        assertThat(standing().<List<String>>path("overdue.open.amount")).containsExactly("1.00", "0.80");
    }

    @Test
    void aRunForAnEarlierDayNeverEases() throws SQLException {
        age(50);
        run();
        Map<String, String> earlier =
                Map.of("asOf", Instant.now().minus(Duration.ofDays(30)).toString());
        market.made("fiona", RUNS, earlier);
        assertThat(standing().<String>path("standing")).isEqualTo("RESTRICTED");
        Map<String, String> future =
                Map.of("asOf", Instant.now().plusSeconds(600).toString());
        assertThat(market.post("fiona", RUNS, future).statusCode()).isEqualTo(400);
        Map<String, String> ancient = Map.of("asOf", Instant.MIN.toString());
        assertThat(market.post("fiona", RUNS, ancient).statusCode()).isEqualTo(400);
    }

    @Test
    void isFinancesAndTheTenantsOwnBusiness() throws SQLException {
        age(65);
        run();
        for (String user : List.of("carla", "alice", "olga")) {
            assertThat(market.post(user, RUNS, Map.of()).statusCode()).isEqualTo(403);
            assertThat(market.as(user).get("/v1/finance/standings").statusCode())
                    .isEqualTo(403);
        }
        for (String path : List.of("standing", "notices")) {
            assertThat(market.as("alice")
                            .get("/v1/tenants/{t}/" + path, market.globex)
                            .statusCode())
                    .isEqualTo(404);
        }
        try (Books books = Books.asService(market.acme)) {
            assertThat(books.number("SELECT count(*) FROM payment_standing")).isZero();
            assertThat(books.number("SELECT count(*) FROM dunning_notice")).isZero();
        }
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM dunning_notice")).isEqualTo(1);
            assertThat(books.update("UPDATE payment_standing SET standing = 'ACTIVE'"))
                    .isZero();
        }
    }

    /**
     * Bills what comes to so many requests, so that this is the invoice that is spoken of.
     *
     * @param requests in all of the month
     */
    private void bill(int requests) {
        consumer.use(requests - used, Instant.now());
        used = requests;
        consumer.awaitRequests(month, requests);
        invoice = market.close(month, true).path("invoices[0].number");
    }

    /** As if the invoice had been issued so many days earlier still. */
    private void age(int days) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE invoice SET issued_at = issued_at - make_interval(days => ?),"
                            + " due_at = due_at - make_interval(days => ?) WHERE number = ?",
                    days,
                    days,
                    invoice);
            books.commit();
        }
    }

    /** What the run made of the consumer; null for nothing. */
    private @Nullable String run() {
        return market.made("fiona", RUNS, Map.of())
                .path("moved.find { it.tenant == '" + market.globex + "' }?.standing");
    }

    private Response standing() {
        return market.as("carla").get("/v1/tenants/{t}/standing", market.globex);
    }

    private Response grace(@Nullable Instant until, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", reason));
        if (until != null) {
            body.put("until", until.toString());
        }
        return market.as("felix").body(body).put("/v1/finance/standings/{t}/grace", market.globex);
    }

    private String pay(String amount, String reference) {
        Response paid = market.made(
                "fiona",
                "/v1/finance/payments",
                Map.of(
                        "invoice",
                        invoice,
                        "amount",
                        amount,
                        "reference",
                        reference,
                        "receivedOn",
                        LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString()));
        return paid.path("id");
    }

    private void awaitTold(PaymentStanding standing) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told()).isEqualTo(standing));
    }

    private PaymentStanding told() throws InvalidProtocolBufferException {
        byte[] last = market.topics.read(Topic.SUBSCRIPTIONS, 0).stream()
                .filter(each -> new String(each.key(), StandardCharsets.UTF_8).equals(consumer.subscription))
                .map(ConsumerRecord::value)
                .toList()
                .getLast();
        return SubscriptionState.parseFrom(last).getPaymentStanding();
    }
}
