package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.NodeUse;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Usage that could not be taken is not lost: finance decides about each event, once. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class ParkedUsageTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;

    /** Of five answered calls three are dated by a clock that is ahead, and one names another model. */
    @BeforeEach
    void park() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10", 500));
        Instant now = Instant.now();
        consumer.send(consumer.next(now).build());
        consumer.send(consumer.next(now.plus(Duration.ofHours(2))).build());
        consumer.send(
                consumer.next(now.plus(Duration.ofHours(2))).clearStartedAt().build());
        consumer.send(consumer.next(now.plus(Duration.ofDays(366))).build());
        consumer.send(consumer.next(now).setModel("acme/other").build());
        market.topics.flush();
        consumer.awaitRequests(month, 1);
        await().atMost(SOON).until(() -> undecided("absurd-time") == 3 && undecided("model-mismatch") == 1);
    }

    @Test
    void keepsTheMonthOfTheirRefusalOpenWhateverTheirOwnTimeIs() {
        assertThat(rejectedOf(month)).isEqualTo(4);
        assertThat(rejectedOf(YearMonth.parse(month).plusYears(1).toString())).isZero();
    }

    @Test
    void countAsAnyOtherOnceTheyAreTakenIn() throws InvalidProtocolBufferException {
        Response taken = decide("fiona", of("TAKE_IN", "absurd-time"));

        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.jsonPath().getLong("decided")).isEqualTo(3);
        assertThat(taken.jsonPath().getLong("left")).isZero();
        consumer.awaitRequests(month, 4);
        assertThat(undecided("absurd-time")).isZero();
        assertThat(rejectedOf(month)).isEqualTo(1);
        await().atMost(SOON).until(() -> told().getUsed() == 4);
        assertThat(told().getNodesList())
                .as("of the node that answered them, whose lease they were answered on")
                .extracting(NodeUse::getUsed)
                .containsExactly(4L);
        reconciles(4);
        assertThat(market.close(month, true).<String>path("invoices[0].total.amount"))
                .isEqualTo("0.40");
        consumer.use(1, Instant.now());
        consumer.awaitRequests(month, 5);
        reconciles(5);
    }

    @Test
    void whatIsStillWrongStaysUndecidedUntilItIsSettled() {
        JsonPath refused = decide("fiona", of("TAKE_IN", "model-mismatch")).jsonPath();
        assertThat(refused.getString("id")).isNull();
        assertThat(refused.getLong("decided")).isZero();
        assertThat(refused.getLong("left")).isEqualTo(1);
        assertThat(refused.getString("refused[0].reason")).isEqualTo("model-mismatch");
        assertThat(refused.getLong("refused[0].events")).isEqualTo(1);

        Map<String, Object> one = new HashMap<>(Map.of("decision", "SETTLE", "reason", "a probe of ours"));
        one.put("ids", List.of(parked("model-mismatch")));
        assertThat(decide("olga", one).jsonPath().getLong("decided")).isEqualTo(1);

        assertThat(undecided("model-mismatch")).isZero();
        assertThat(rejectedOf(month)).isEqualTo(3);
        assertThat(consumer.requests(month)).isEqualTo(1);
        String made =
                "items.find { it.reason == 'a probe of ours' && it.decidedBy == '" + Market.subject("olga") + "' }.";
        JsonPath decisions =
                market.as("fiona").get("/v1/finance/usage/rejected/decisions").jsonPath();
        assertThat(decisions.getString(made + "kind")).isEqualTo("SETTLE");
        assertThat(decisions.getLong(made + "events")).isEqualTo(1);
    }

    @Test
    void whatIsStillWrongIsNotInTheWayOfWhatIsBehindIt() throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update("""
                    INSERT INTO usage_rejected (partition, record_offset, reason, detail, node, payload, rejected_at)
                    SELECT 0, -i, 'absurd-time', 'made up', ?, '\\xff', now() FROM generate_series(1, 200000) AS i
                    """, consumer.node);
            books.commit();
        }
        try {
            consumer.send(consumer.next(Instant.now().plus(Duration.ofHours(2))).build());
            market.topics.flush();
            await().atMost(SOON).until(() -> undecided("absurd-time") == 200_004);

            JsonPath first = decide("fiona", of("TAKE_IN", "absurd-time")).jsonPath();
            Map<String, Object> rest = of("TAKE_IN", "absurd-time");
            rest.put("after", first.get("next"));
            JsonPath second = decide("fiona", rest).jsonPath();

            assertThat(first.getLong("decided")).isEqualTo(3);
            assertThat(second.getLong("decided")).isEqualTo(1);
            assertThat(second.getLong("left")).isEqualTo(200_000);
            assertThat(second.<Object>get("next")).isNull();
            consumer.awaitRequests(month, 5);
        } finally {
            try (Books books = Books.asOwner("*")) {
                books.update("DELETE FROM usage_rejected WHERE node = ? AND detail = 'made up'", consumer.node);
                books.commit();
            }
        }
    }

    @Test
    void areDecidedOnceByWhoeverAsksHoweverOften() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<Response>> asked = Stream.of(key, key, "other-" + key, "third-" + key)
                .map(each -> CompletableFuture.supplyAsync(() -> market.as("fiona")
                        .header("Idempotency-Key", each)
                        .body(of("TAKE_IN", "absurd-time"))
                        .post("/v1/finance/usage/rejected/decisions")))
                .toList();
        List<Response> answers = asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isIn(200, 409));
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(answer -> answer.jsonPath().getString("id"))
                        .filter(id -> id != null)
                        .distinct())
                .hasSize(1);
        assertThat(decide("olga", of("SETTLE", "absurd-time")).jsonPath().getLong("decided"))
                .isZero();
        consumer.awaitRequests(month, 4);
        reconciles(4);
    }

    @Test
    void isFinancesAndTheOperatorsToDecideForAReasonAboutWhatTheyHaveSeen() throws SQLException {
        Map<String, Object> request = of("TAKE_IN", "absurd-time");
        assertThat(decide("carla", request).statusCode()).isEqualTo(403);
        assertThat(market.as("carla")
                        .get("/v1/finance/usage/rejected/undecided")
                        .statusCode())
                .isEqualTo(403);
        request.put("reason", " ");
        assertThat(decide("fiona", request).statusCode()).isEqualTo(400);
        assertThat(decide("fiona", Map.of("decision", "SETTLE", "reason", "all of it"))
                        .statusCode())
                .isEqualTo(400);
        request.put("reason", "its clock was ahead");
        request.put("events", 2);
        Response others = decide("fiona", request);
        assertThat(others.statusCode()).isEqualTo(409);
        assertThat(others.<String>path("detail")).startsWith("3 such events").contains("not 2");
        request.put("events", 3);
        request.put("to", Instant.now().minus(Duration.ofHours(1)).toString());
        assertThat(decide("fiona", request).statusCode()).isEqualTo(409);
        request.remove("to");
        assertThat(decide("fiona", request).jsonPath().getLong("decided")).isEqualTo(3);
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM usage_decided")).isZero();
            assertThat(books.number("SELECT count(*) FROM usage_decision")).isZero();
        }
    }

    private Map<String, Object> of(String decision, String refusedFor) {
        return new HashMap<>(Map.of(
                "decision",
                decision,
                "refusedFor",
                refusedFor,
                "node",
                consumer.node,
                "reason",
                "its clock was two hours ahead"));
    }

    private Response decide(String who, Map<String, ?> request) {
        return market.as(who).body(request).post("/v1/finance/usage/rejected/decisions");
    }

    private void reconciles(long requests) {
        JsonPath found = market.as("fiona")
                .get("/v1/finance/reconciliation?period={p}&tenant={t}", month, market.globex)
                .jsonPath();
        assertThat(found.getString("verdict")).as(found.prettify()).isEqualTo("EQUAL");
        assertThat(found.getLong("archived.requests")).isEqualTo(requests);
    }

    private long undecided(String reason) {
        JsonPath groups =
                market.as("fiona").get("/v1/finance/usage/rejected/undecided").jsonPath();
        List<Integer> events = groups.getList(
                "items.findAll { it.node == '" + consumer.node + "' && it.reason == '" + reason + "' }.events");
        return events.stream().mapToInt(Integer::intValue).sum();
    }

    private long parked(String reason) {
        return market.as("fiona")
                .get("/v1/finance/usage/rejected?undecided=true")
                .jsonPath()
                .getLong("items.find { it.node == '" + consumer.node + "' && it.reason == '" + reason + "' }.id");
    }

    private long rejectedOf(String period) {
        return market.as("fiona")
                .get("/v1/finance/closes/readiness?period={p}&tenant={t}", period, market.globex)
                .jsonPath()
                .getLong("rejected");
    }

    private QuotaState told() throws InvalidProtocolBufferException {
        return QuotaState.parseFrom(market.topics.read(Topic.QUOTAS, 0).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(consumer.subscription))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value());
    }
}
