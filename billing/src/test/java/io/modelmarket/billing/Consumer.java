package io.modelmarket.billing;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvents;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription in use: writes the events that a data plane would. */
public final class Consumer {

    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    public final String subscription;
    public final String node = "node-" + UUID.randomUUID();

    private final Market market;
    private String plan;
    private int planVersion = 1;
    private long sequence;

    Consumer(Market market, String subscription, String plan) {
        this.market = market;
        this.subscription = subscription;
        this.plan = plan;
    }

    public String plan() {
        return plan;
    }

    /** The plan that following events were answered under. */
    public void on(String nextPlan) {
        plan = nextPlan;
    }

    public void onVersion(int version) {
        planVersion = version;
    }

    /** So many answered requests, finished at {@code at}. */
    public void use(int times, Instant at) {
        for (int i = 0; i < times; i++) {
            send(next(at).build());
        }
        market.topics.flush();
    }

    /** The next event of the node, not sent yet. */
    public UsageEvent.Builder next(Instant at) {
        sequence++;
        return event(sequence, at);
    }

    public UsageEvent.Builder event(long withSequence, Instant at) {
        Timestamp time = Timestamp.newBuilder().setSeconds(at.getEpochSecond()).build();
        return UsageEvent.newBuilder()
                .setNode(node)
                .setEpoch(1)
                .setSequence(withSequence)
                .setRequestId("r-" + withSequence)
                .setTenant(market.globex)
                .setSubscriptionId(subscription)
                .setKeyId("key")
                .setModel(market.model)
                .setVersion("1.0.0")
                .setPlanId(plan)
                .setPlanVersion(planVersion)
                .setOutcome(UsageEvent.Outcome.ANSWERED)
                .setRequests(1)
                .setRows(1)
                .setComputeMicros(250)
                .setBytesIn(3136)
                .setBytesOut(40)
                .setStartedAt(time)
                .setFinishedAt(time);
    }

    /** Sends events in one record. */
    public void send(List<UsageEvent> events) {
        market.topics.send(
                Topic.USAGE,
                subscription,
                UsageEvents.newBuilder().addAllEvents(events).build());
    }

    /** Sends events in one record, which says what the first of them follows. */
    public void send(long after, List<UsageEvent> events) {
        market.topics.sendUsage(
                subscription,
                after,
                UsageEvents.newBuilder().addAllEvents(events).build());
    }

    /** Sends an event in a record of its own. */
    public void send(UsageEvent event) {
        market.topics.send(Topic.USAGE, subscription, event);
    }

    /** Waits until billing shows exactly so many requests in the period. */
    public void awaitRequests(String period, long requests) {
        await().atMost(Duration.ofSeconds(20)).until(() -> requests(period) == requests);
    }

    public long requests(String period) {
        return market.as("carla")
                .get("/v1/tenants/{t}/usage?period={p}", market.globex, period)
                .jsonPath()
                .getLong("totals.requests");
    }

    /** Moves a stretch of the subscription in time, as if it had been made then. */
    public void held(int stretch, Instant from, @Nullable Instant to) throws SQLException {
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE subscription_segment SET from_at = ?::timestamptz, to_at = ?::timestamptz"
                            + " WHERE subscription_id = ? AND seq = ?",
                    from.toString(),
                    to == null ? null : to.toString(),
                    UUID.fromString(subscription),
                    stretch);
            books.commit();
        }
    }

    public void cancel() {
        market.as("carla")
                .delete("/v1/tenants/{t}/subscriptions/{s}", market.globex, subscription)
                .then()
                .statusCode(204);
    }

    /** Cancels the subscription, as if it had been made and cancelled in months before. */
    public void cancelLongAgo() throws SQLException {
        cancel();
        try (Books books = Books.asOwner("*")) {
            books.update(
                    "UPDATE subscription SET created_at = created_at - interval '2400 hours',"
                            + " trial_from = trial_from - interval '2400 hours', cancelled_at = cancelled_at - interval '960 hours'"
                            + " WHERE id = ?",
                    UUID.fromString(subscription));
            books.commit();
        }
    }

    /** The first instant of a month in the consumers' usual zone, and a bit. */
    public static Instant within(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZONE).plusHours(30).toInstant();
    }
}
