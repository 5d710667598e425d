package io.modelmarket.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.KeyBudget;
import io.modelmarket.contracts.event.proto.KeyState;
import io.modelmarket.contracts.event.proto.LeaseState;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys' budgets leased to several nodes, and counted from what these say. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class KeyBudgetTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long NOTHING = -1;

    private final Period period = Period.containing(Instant.now(), Consumer.ZONE);
    private final UUID budget = UUID.randomUUID();
    private final String key = budget.toString().substring(0, 8);
    private final String one = "one-" + key;
    private final String other = "other-" + key;
    private Market market;

    @BeforeEach
    void open() {
        market = Market.open();
    }

    @Test
    void nodesTogetherAreLeasedTheBudgetAndNoMore() throws Exception {
        allow(100, KeyBudget.Kind.HARD);
        say(one, 100, 0, 0);
        awaitLease(one, 1);
        assertThat(lease(one).getGranted()).isEqualTo(100);
        say(one, 0, NOTHING, 30);
        await().atMost(SOON).until(() -> counted().getUsed() == 30);
        assertThat(counted().getNodes(0).getUsed()).isEqualTo(30);
        assertThat(counted().getNodes(0).getNode()).isEqualTo(one);

        say(other, 50, 0, 0);
        await().atMost(SOON).until(() -> lease(one).getRecalled());
        say(one, 40, 1, 31);
        awaitLease(other, 1);

        assertThat(lease(one).getGranted()).isEqualTo(40);
        assertThat(lease(other).getGranted()).isBetween(1L, 60L);
        assertThat(leasedAndCounted()).isLessThanOrEqualTo(100);
        say(other, 0, NOTHING, 5);
        say(one, 0, NOTHING, 20);
        await().atMost(SOON).until(() -> used() == 36);
        assertThat(leasedAndCounted()).isLessThanOrEqualTo(100);
    }

    @Test
    void aBudgetThatIsLoweredIsAskedBackAndOneTakenAwayIsLeasedToNobody() throws Exception {
        allow(100, KeyBudget.Kind.HARD);
        say(one, 100, 0, 20);
        awaitLease(one, 1);

        allow(40, KeyBudget.Kind.HARD);
        await().atMost(SOON).until(() -> lease(one).getRecalled());
        say(one, 25, lease(one).getVersion(), 20);
        awaitLease(one, 2);
        say(one, 100, lease(one).getVersion(), 20);
        awaitLease(one, 3);
        assertThat(lease(one).getGranted()).isEqualTo(40);

        market.topics.send(Topic.KEYS, key, state().build());
        market.topics.flush();
        await().atMost(SOON)
                .until(() -> budgets("carla", market.globex).getList("items").isEmpty());
        say(other, 10, 0, 0);
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .until(() -> leaseOrNone(other) == null || lease(other).getGranted() == 0);
    }

    @Test
    void alertsAtEightyAndAHundredPerCentOfASoftBudgetAndLeasesNone() throws Exception {
        allow(10, KeyBudget.Kind.SOFT);
        say(one, 0, NOTHING, 7);
        await().atMost(SOON).until(() -> used() == 7);
        assertThat(budgets("carla", market.globex).getList("items[0].alerts")).isEmpty();

        say(one, 0, NOTHING, 6);
        say(other, 0, NOTHING, 1);
        await().atMost(SOON).until(() -> used() == 8);
        assertThat(budgets("carla", market.globex).getList("items[0].alerts", Integer.class))
                .containsExactly(80);
        say(other, 0, NOTHING, 5);
        await().atMost(SOON).until(() -> used() == 12);

        JsonPath shown = budgets("carla", market.globex);
        assertThat(shown.getList("items[0].alerts", Integer.class)).containsExactly(80, 100);
        assertThat(shown.getString("items[0].key")).isEqualTo(key);
        assertThat(shown.getString("items[0].quotaKind")).isEqualTo("SOFT");
        assertThat(shown.getLong("items[0].limit")).isEqualTo(10);
        assertThat(shown.getLong("items[0].remaining")).isZero();
        assertThat(shown.getString("items[0].period")).isEqualTo(period.toString());
        assertThat(leasedAndCounted()).isEqualTo(12);
    }

    @Test
    void alertsAgainOfABudgetThatIsRaised() {
        allow(10, KeyBudget.Kind.SOFT);
        say(one, 0, NOTHING, 10);
        await().atMost(SOON).until(() -> used() == 10);
        allow(20, KeyBudget.Kind.SOFT);
        assertThat(budgets("carla", market.globex).getList("items[0].alerts")).isEmpty();

        say(one, 0, NOTHING, 16);
        await().atMost(SOON).until(() -> used() == 16);
        assertThat(budgets("carla", market.globex).getList("items[0].alerts", Integer.class))
                .containsExactly(80);
    }

    @Test
    void nobodyCanHaveUsedMoreThanCanBeCounted() {
        allow(10, KeyBudget.Kind.SOFT);
        say(one, 0, NOTHING, Long.MAX_VALUE);
        say(other, 0, NOTHING, Long.MAX_VALUE - 1);
        say(one, 0, NOTHING, 7);
        await().atMost(SOON).until(() -> used() == 7);
    }

    @Test
    void whatCannotBeCountedHoldsUpNobodyElse() throws Exception {
        allow(10, KeyBudget.Kind.SOFT);
        say(one, 0, NOTHING, 1);
        await().atMost(SOON).until(() -> used() == 1);
        try (Books books = Books.asService("*")) {
            books.update("UPDATE quota_lease SET counted = ? WHERE subscription_id = ?", Long.MAX_VALUE, budget);
            books.commit();
        }

        say(other, 0, NOTHING, 2);
        Consumer consumer = market.subscribe(market.plan("hard", "0.10", 5));
        LeasedNode node = new LeasedNode(market, consumer, period.from());
        node.ask(5);

        await().atMost(SOON).untilAsserted(() -> {
            node.hear();
            assertThat(node.left()).isEqualTo(5);
        });
        assertThat(used()).isEqualTo(1);
    }

    @Test
    void isItsTenantsAlone() throws SQLException {
        allow(10, KeyBudget.Kind.HARD);

        assertThat(market.as("alice")
                        .get("/v1/tenants/{t}/key-budgets", market.globex)
                        .statusCode())
                .isEqualTo(404);
        assertThat(budgets("alice", market.acme).getList("items")).isEmpty();
        assertThat(rows(market.acme)).isZero();
        assertThat(rows("")).isZero();
        assertThat(rows(market.globex)).isEqualTo(1);
    }

    private static long rows(String tenant) throws SQLException {
        try (Books books = Books.asService(tenant)) {
            return books.number("SELECT count(*) FROM key_budget");
        }
    }

    private JsonPath budgets(String user, String tenant) {
        return market.as(user).get("/v1/tenants/{t}/key-budgets", tenant).jsonPath();
    }

    private long used() {
        return budgets("carla", market.globex).getLong("items[0].used");
    }

    private KeyState.Builder state() {
        return KeyState.newBuilder().setKeyId(key).setTenant(market.globex);
    }

    /** Tells of the budget, and waits until billing knows. */
    private void allow(long requests, KeyBudget.Kind kind) {
        market.topics.send(
                Topic.KEYS,
                key,
                state().setBudget(KeyBudget.newBuilder()
                                .setId(budget.toString())
                                .setMonthlyRequests(requests)
                                .setKind(kind)
                                .setTimeZone(Consumer.ZONE.getId()))
                        .build());
        market.topics.flush();
        await().atMost(SOON).until(() -> {
            JsonPath shown = budgets("carla", market.globex);
            return shown.getList("items").size() == 1 && shown.getLong("items[0].limit") == requests;
        });
    }

    private void say(String node, long ceiling, long version, long used) {
        market.topics.send(
                Topic.LEASE_WISHES,
                "key:" + budget + "/" + node,
                LeaseWish.newBuilder()
                        .setSubscriptionId("key:" + budget)
                        .setNode(node)
                        .setPeriodFrom(
                                Timestamp.newBuilder().setSeconds(period.from().getEpochSecond()))
                        .setCeiling(ceiling)
                        .setVersion(version)
                        .setUsed(used)
                        .build());
        market.topics.flush();
    }

    private void awaitLease(String node, long version) {
        await("lease of " + node).atMost(SOON).until(() -> {
            LeaseState held = leaseOrNone(node);
            return held != null && held.getVersion() >= version;
        });
    }

    private LeaseState lease(String node) throws InvalidProtocolBufferException {
        LeaseState held = leaseOrNone(node);
        return held == null ? LeaseState.getDefaultInstance() : held;
    }

    private @Nullable LeaseState leaseOrNone(String node) throws InvalidProtocolBufferException {
        byte[] told = last(Topic.LEASES, "key:" + budget + "/" + node);
        return told == null ? null : LeaseState.parseFrom(told);
    }

    private QuotaState counted() throws InvalidProtocolBufferException {
        byte[] told = last(Topic.QUOTAS, "key:" + budget);
        return told == null ? QuotaState.getDefaultInstance() : QuotaState.parseFrom(told);
    }

    private byte @Nullable [] last(Topic topic, String recordKey) {
        byte[] last = null;
        for (ConsumerRecord<byte[], byte[]> record : market.topics.read(topic, 0)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(recordKey)) {
                last = record.value();
            }
        }
        return last;
    }

    private long leasedAndCounted() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.number(
                    "SELECT coalesce(max(c.used), 0) + coalesce(sum(greatest(l.granted - l.counted, 0)), 0)::bigint"
                            + " FROM quota_counter c LEFT JOIN quota_lease l USING (subscription_id, period)"
                            + " WHERE c.subscription_id = ?",
                    budget);
        }
    }
}
