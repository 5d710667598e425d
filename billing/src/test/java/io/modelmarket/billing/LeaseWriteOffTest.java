package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead node's units come back when the operator says that it is dead. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LeaseWriteOffTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> REASON = Map.of("reason", "its disk burnt");

    private final Period period = Period.containing(Instant.now(), Consumer.ZONE);
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;
    private Consumer consumer;
    private LeasedNode dead;

    @BeforeEach
    void leaseAllToANodeThatDies() {
        market = Market.open();
        consumer = market.subscribe(market.plan("hard", "0.10", 50));
        dead = new LeasedNode(market, consumer, period.from());
        dead.ask(50);
        awaitVersion(dead, 1);
        dead.answer(12, Instant.now());
        dead.forward(5);
        consumer.awaitRequests(month, 5);
    }

    @Test
    void isRefusedWhileTheNodeIsHeardFrom() throws SQLException {
        assertThat(listed(dead.name).getLong("units")).isEqualTo(45);
        silence(dead.name);
        market.topics.send(
                Topic.LEASE_WISHES,
                "/" + dead.name,
                LeaseWish.newBuilder().setNode(dead.name).build());
        market.topics.flush();
        await("the sign of life")
                .atMost(SOON)
                .until(() -> Instant.parse(listed(dead.name).getString("lastHeardAt"))
                        .isAfter(Instant.now().minusSeconds(600)));

        Response refused = market.as("olga").body(REASON).post("/v1/nodes/{n}/write-offs", dead.name);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("detail")).contains(dead.name, "heard from at", "does not run");
        assertThat(listed(dead.name).getLong("units")).isEqualTo(45);
    }

    @Test
    void unitsGoToOthersOnceAndAreAudited() throws SQLException {
        silence(dead.name);
        LeasedNode living = new LeasedNode(market, consumer, period.from());

        Response first = market.as("olga").body(REASON).post("/v1/nodes/{n}/write-offs", dead.name);
        Response again = market.as("olga").body(REASON).post("/v1/nodes/{n}/write-offs", dead.name);
        living.ask(50);
        awaitVersion(living, 1);

        assertThat(first.<Integer>path("units")).isEqualTo(45);
        assertThat(again.<Integer>path("units")).isZero();
        assertThat(living.left()).isEqualTo(45);
        assertThat(nodes().getList("items.node", String.class)).doesNotContain(dead.name);
        JsonPath audited =
                market.as("olga").get("/v1/nodes/{n}/write-offs", dead.name).jsonPath();
        assertThat(audited.getList("items")).hasSize(1);
        assertThat(audited.getString("items[0].reason")).isEqualTo("its disk burnt");
        assertThat(audited.getString("items[0].subscription")).isEqualTo(consumer.subscription);
        assertThat(audited.getString("items[0].period")).isEqualTo(month);
        assertThat(audited.getInt("items[0].units")).isEqualTo(45);
        assertThat(audited.getString("items[0].writtenOffBy")).isNotBlank();
    }

    @Test
    void aNodeThatComesBackAnswersNoMoreAndWhatItHadAnsweredIsCounted() throws Exception {
        silence(dead.name);
        market.as("olga")
                .body(REASON)
                .post("/v1/nodes/{n}/write-offs", dead.name)
                .then()
                .statusCode(200);
        LeasedNode living = new LeasedNode(market, consumer, period.from());
        living.ask(50);
        awaitVersion(living, 1);
        living.answer(45, Instant.now());

        dead.hear();
        dead.answer(50, Instant.now());
        dead.forward(50);
        living.forward(50);

        assertThat(dead.answered()).isEqualTo(12);
        consumer.awaitRequests(month, 45 + 12);
        dead.ask(10);
        living.ask(10);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> {
            dead.hear();
            living.hear();
            return Math.max(dead.left(), living.left()) <= 0;
        });
    }

    @Test
    void isTheOperatorsAlone() throws SQLException {
        silence(dead.name);

        for (String other : List.of("carla", "alice", "fiona")) {
            assertThat(market.as(other).get("/v1/nodes").statusCode()).isEqualTo(403);
            assertThat(market.as(other)
                            .body(REASON)
                            .post("/v1/nodes/{n}/write-offs", dead.name)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(market.as("olga")
                        .body(Map.of("reason", " "))
                        .post("/v1/nodes/{n}/write-offs", dead.name)
                        .statusCode())
                .isEqualTo(400);
        assertThat(market.as("olga")
                        .body(REASON)
                        .post("/v1/nodes/{n}/write-offs", "nobody")
                        .statusCode())
                .isEqualTo(404);
        try (Books books = Books.asService(market.globex)) {
            assertThat(books.number("SELECT count(*) FROM node_heard")).isZero();
            assertThat(books.number("SELECT count(*) FROM lease_write_off")).isZero();
        }
    }

    /** As if nothing had come of it for an hour. */
    private static void silence(String node) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update("UPDATE node_heard SET heard_at = now() - interval '1 hour' WHERE node = ?", node);
            books.update("UPDATE intake_mark SET updated_at = now() - interval '1 hour' WHERE node = ?", node);
            books.update("UPDATE quota_lease SET wished_at = now() - interval '1 hour' WHERE node = ?", node);
            books.commit();
        }
    }

    private JsonPath nodes() {
        return market.as("olga").get("/v1/nodes?limit=500").jsonPath();
    }

    private JsonPath listed(String node) {
        JsonPath all = nodes();
        int index = all.getList("items.node", String.class).indexOf(node);
        return all.setRootPath("items[" + index + "]");
    }

    private static void awaitVersion(LeasedNode node, long version) {
        await().atMost(SOON).until(() -> {
            node.hear();
            return node.version() >= version;
        });
    }
}
