package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelmarket.billing.period.Period;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hard quotas leased to several nodes through Kafka: nothing is ever leased or answered beyond the limit. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class LeasesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Period period = Period.containing(Instant.now(), Consumer.ZONE);
    private final String month =
            YearMonth.from(Instant.now().atZone(Consumer.ZONE)).toString();
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void aNodeAloneIsLeasedTheWholeQuotaAndGivesItBack() {
        Consumer consumer = subscribe(100);
        LeasedNode alone = node(consumer);

        alone.ask(100);
        awaitHeard(alone, 1);
        assertThat(alone.left()).isEqualTo(100);

        alone.answer(30, Instant.now());
        alone.keep(0);
        alone.forward(30);
        awaitHeard(alone, 2);
        consumer.awaitRequests(month, 30);
        LeasedNode second = node(consumer);
        second.ask(100);
        awaitHeard(second, 1);

        assertThat(second.left()).isEqualTo(70);
        assertThat(alone.left()).isZero();
    }

    @Test
    void whatADeadNodeMayHaveUsedIsLeasedToNobodyUntilItsJournalHasCome() throws Exception {
        Consumer consumer = subscribe(50);
        LeasedNode dead = node(consumer);
        dead.ask(50);
        awaitHeard(dead, 1);
        dead.answer(50, Instant.now());
        LeasedNode living = node(consumer);

        living.ask(10);
        await().atMost(SOON).until(() -> {
            living.hear();
            dead.hear();
            return dead.recalled;
        });
        assertThat(living.left()).isZero();
        dead.forward(50);
        consumer.awaitRequests(month, 50);
        living.ask(10);
        living.hear();

        assertThat(living.left()).isZero();
        assertThat(leasedAndCounted(consumer)).isEqualTo(50);
    }

    @Test
    void aLimitThatFellIsNotLeasedBeyondAndIsAskedBack() throws SQLException {
        Consumer consumer = subscribe(100);
        LeasedNode node = node(consumer);
        node.ask(100);
        awaitHeard(node, 1);
        String smaller = plan(40);

        market.as("carla")
                .body(Map.of("planId", smaller))
                .put("/v1/tenants/" + market.globex + "/subscriptions/" + consumer.subscription + "/plan")
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> {
            node.hear();
            return node.recalled;
        });
        node.keep(20);
        awaitHeard(node, 2);

        assertThat(leasedAndCounted(consumer)).isEqualTo(20);
    }

    /** Nodes ask, answer, send their journals late and twice, die and come back, and give back, at random. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 3"})
    void severalNodesNeverAnswerMoreThanTheQuota(long seed, int count) throws Exception {
        Random random = new Random(seed);
        int limit = 60 + random.nextInt(60);
        Consumer consumer = subscribe(limit);
        List<LeasedNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(node(consumer));
        }
        for (int step = 0; step < 40; step++) {
            LeasedNode node = nodes.get(random.nextInt(count));
            switch (random.nextInt(5)) {
                case 0 -> node.ask(1 + random.nextInt(limit));
                case 1 -> node.answer(random.nextInt(20), Instant.now());
                case 2 -> node.forward(random.nextInt(20));
                case 3 -> node.keep(random.nextInt(5));
                default -> node.hear();
            }
            assertThat(leasedAndCounted(consumer)).isLessThanOrEqualTo(limit);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            for (LeasedNode node : nodes) {
                node.hear();
                node.answer(limit, Instant.now());
                node.forward(limit);
                node.ask(5);
            }
            assertThat(leasedAndCounted(consumer)).isLessThanOrEqualTo(limit);
            return answered(nodes) == limit;
        });
        consumer.awaitRequests(month, limit);
        assertThat(answered(nodes)).isEqualTo(limit);
    }

    private static long answered(List<LeasedNode> nodes) {
        return nodes.stream().mapToLong(LeasedNode::answered).sum();
    }

    private LeasedNode node(Consumer consumer) {
        return new LeasedNode(market, consumer, period.from());
    }

    private static void awaitHeard(LeasedNode node, long version) {
        await().atMost(SOON).until(() -> {
            node.hear();
            return node.version() >= version;
        });
    }

    private Consumer subscribe(int limit) {
        return market.subscribe(plan(limit));
    }

    private String plan(int limit) {
        return market.plan("hard " + limit, "0.10", limit);
    }

    /** What is counted and what nodes may still answer, in one look at the tables. */
    private long leasedAndCounted(Consumer consumer) throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT coalesce(max(c.used), 0) + coalesce(sum(greatest(l.granted - l.counted, 0)), 0)::bigint"
                            + " FROM quota_counter c LEFT JOIN quota_lease l USING (subscription_id, period)"
                            + " WHERE c.subscription_id = ?",
                    UUID.fromString(consumer.subscription));
        }
    }
}
