package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A month is frozen in its grace, or while usage of it is missing or refused, only for a reason that is kept. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
@QuarkusTestResource(value = CarefulPlace.class, restrictToAnnotatedClass = true)
class CloseReadinessTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final YearMonth month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).minusMonths(1);
    private Market market;
    private Consumer consumer;

    @BeforeEach
    void use() {
        market = Market.open();
        consumer = market.subscribe(market.plan("digits", "0.10"));
        consumer.use(10, Consumer.within(month));
        consumer.awaitRequests(month.toString(), 10);
    }

    @Test
    void aMonthInGraceIsFrozenForAReasonOnly() {
        Response refused = freeze(false, null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("detail")).contains("in grace until", "force: true");
        assertThat(freeze(true, null).statusCode()).isEqualTo(400);
        assertThat(freeze(true, " ").statusCode()).isEqualTo(400);

        Response forced = freeze(true, "the year ends");
        assertThat(forced.statusCode()).as(forced.asString()).isEqualTo(200);
        assertThat(forced.<String>path("run.events[0].detail"))
                .startsWith("the year ends (the month is in grace until");
        assertThat(market.as("carla")
                        .get("/v1/finance/closes/readiness?period={p}", month.toString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void saysWhatIsMissingAndWhatWasRefused() {
        long rejected = readiness().getLong("rejected");
        long missing = readiness().getLong("missing");
        assertThat(rejected).isZero();
        long lost = consumer.next(Instant.now()).getSequence();
        consumer.send(lost, List.of(consumer.next(Consumer.within(month)).build()));
        consumer.send(consumer.next(Consumer.within(month))
                .setModel(market.acme + "/other")
                .build());
        consumer.send(consumer.next(Consumer.within(month.minusMonths(1)))
                .setModel(market.acme + "/other")
                .build());
        market.topics.flush();
        await().atMost(SOON).until(() -> readiness().getLong("rejected") == 1);
        JsonPath found = readiness();
        assertThat(found.getBoolean("ready")).isFalse();
        assertThat(found.getLong("missing")).isGreaterThan(missing);
        assertThat(found.getList("reasons", String.class))
                .anyMatch(reason ->
                        reason.endsWith(" events are missing of nodes that were at work since the month began"))
                .contains("1 events of the month were refused");
        assertThat(freeze(false, null).<String>path("detail")).contains("1 events of the month were refused");
    }

    /** As if another instance that has most partitions stood still: its lag is nobody else's. */
    @Test
    void asksKafkaWhatNoInstanceHasTakenIn() throws SQLException {
        assertThat(readiness().getBoolean("lagKnown")).isTrue();
        assertThat(readiness().getList("reasons", String.class)).noneMatch(reason -> reason.endsWith("taken in yet"));
        consumer.use(30, Consumer.within(month));
        consumer.awaitRequests(month.toString(), 40);
        long behind;
        try (Books books = Books.asService("*")) {
            behind = books.number("SELECT sum(next_offset)::bigint FROM intake_offset WHERE partition >= 0");
            books.update("UPDATE intake_offset SET next_offset = 0 WHERE partition >= 0");
            books.commit();
        }

        JsonPath found = readiness();

        assertThat(found.getLong("lag")).isGreaterThanOrEqualTo(behind);
        assertThat(found.getBoolean("ready")).isFalse();
        assertThat(found.getList("reasons", String.class)).anyMatch(reason -> reason.endsWith("not taken in yet"));
        await("the instance that is asked has nothing before it")
                .atMost(SOON)
                .until(() -> market.as("fiona").get("/v1/finance/usage/intake").<Integer>path("lag") == 0);
        consumer.use(1, Consumer.within(month));
        await().atMost(SOON).until(() -> readiness().getLong("lag") == 0);
    }

    @Test
    void tellsWhatTheArchiveMissesAndWaitsForNothingOfIt() throws SQLException {
        assertThat(readiness().getLong("archiveGaps")).isZero();
        Response reconciled = market.as("fiona").get("/v1/finance/reconciliation?period={p}", month.toString());
        assertThat(reconciled.<String>path("verdict")).as("all is archived").isEqualTo("EQUAL");
        lose("{[4,7)}");
        JsonPath found = readiness();
        assertThat(found.getLong("archiveGaps")).isEqualTo(1);
        assertThat(found.getString("warnings[0]"))
                .startsWith("1 stretches of usage are counted and not in the archive");
        assertThat(found.getList("reasons", String.class)).noneMatch(reason -> reason.contains("archive"));

        lose("{}");
        assertThat(readiness().getList("warnings", String.class)).noneMatch(warning -> warning.contains("archive"));
    }

    /** What the archive's mark of the consumer's node says is missing. */
    private void lose(String missing) throws SQLException {
        try (Books books = Books.asService("*")) {
            books.update("UPDATE archive_mark SET missing = ?::int8multirange WHERE node = ?", missing, consumer.node);
            books.commit();
        }
    }

    private JsonPath readiness() {
        return market.as("fiona")
                .get("/v1/finance/closes/readiness?period={p}&tenant={t}", month.toString(), market.globex)
                .jsonPath();
    }

    private Response freeze(boolean force, @Nullable String reason) {
        Map<String, Object> body = new HashMap<>(
                Map.of("period", month.toString(), "tenant", market.globex, "interim", false, "force", force));
        if (reason != null) {
            body.put("reason", reason);
        }
        return market.post("fiona", "/v1/finance/closes", body);
    }
}
