package io.modelmarket.billing.quota;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.Multirange;
import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.NodeMark;
import io.modelmarket.contracts.event.proto.NodeUse;
import io.modelmarket.contracts.event.proto.QuotaState;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the data planes what is counted of a subscription's running period, and up to which event of each node, so that
 * they can add what they answered since.
 */
@ApplicationScoped
public class Quotas {

    /** Marks of nodes that have been silent for longer are left out: their events have long been counted. */
    private static final Duration MARKS_FOR = Duration.ofDays(2);

    private static final int MAX_MARKS = 256;

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    @Inject
    Quotas(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A subscription that nobody can have used yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishFresh(UUID subscription, Period period) {
        publishAll(List.of(new Counted(subscription, period, 0, List.of(), List.of())));
    }

    /** What is counted now. Excludes intake from the counter until the transaction ends. Across tenants only. */
    @Transactional
    public void publishCurrent(UUID subscription, Period period) {
        Optional<Counter> counter = database.first(
                "SELECT used, partition FROM quota_counter WHERE subscription_id = ? AND period = ? FOR UPDATE",
                row -> new Counter(row.getLong("used"), Database.intOrNull(row, "partition")),
                subscription,
                period.firstDay());
        if (counter.isEmpty()) {
            publishFresh(subscription, period);
        } else {
            Integer partition = counter.get().partition();
            publishAll(List.of(new Counted(
                    subscription,
                    period,
                    counter.get().used(),
                    partition == null ? List.of() : marks(partition),
                    uses(subscription, period))));
        }
    }

    /** What is counted of a node in the period that begins on a day. */
    public static NodeUse use(String node, LocalDate period, ZoneId zone, long used) {
        return NodeUse.newBuilder()
                .setNode(node)
                .setUsed(used)
                .setPeriodFrom(WireTime.timestamp(Period.starting(period, zone).from()))
                .build();
    }

    /** What nodes have said that they have answered of a budget, with the counter locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void publishBudget(LeaseStore.Holder budget, Period period) {
        long used = database.first(
                        "SELECT used FROM quota_counter WHERE subscription_id = ? AND period = ?",
                        row -> row.getLong("used"),
                        budget.id(),
                        period.firstDay())
                .orElse(0L);
        outbox.publishAll(List.of(
                entry(budget.wire(), new Counted(budget.id(), period, used, List.of(), uses(budget.id(), period)))));
    }

    private List<NodeUse> uses(UUID subscription, Period period) {
        return database.query(
                "SELECT node, period, counted FROM quota_lease WHERE subscription_id = ? AND period >= ? AND counted > 0",
                row -> use(
                        row.getString("node"),
                        row.getDate("period").toLocalDate(),
                        period.zone(),
                        row.getLong("counted")),
                subscription,
                period.firstDay());
    }

    /** What intake has just counted of many. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publishAll(List<Counted> counted) {
        outbox.publishAll(counted.stream()
                .map(each -> entry(each.subscription().toString(), each))
                .toList());
    }

    private static Outbox.Entry entry(String subscription, Counted counted) {
        return new Outbox.Entry(
                Topic.QUOTAS,
                subscription,
                QuotaState.newBuilder()
                        .setSubscriptionId(subscription)
                        .setPeriodFrom(WireTime.timestamp(counted.period().from()))
                        .setPeriodTo(WireTime.timestamp(counted.period().to()))
                        .setUsed(counted.used())
                        .addAllCounted(counted.marks())
                        .addAllNodes(counted.nodes())
                        .build());
    }

    /** How far the nodes seen lately are counted in a partition, latest first. Across tenants only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<NodeMark> marks(int partition) {
        return database.query(
                """
                SELECT node, epoch, sequence, missing FROM intake_mark WHERE partition = ? AND updated_at > ?
                ORDER BY updated_at DESC LIMIT ?
                """,
                row -> NodeMark.newBuilder()
                        .setNode(row.getString("node"))
                        .setEpoch(row.getLong("epoch"))
                        .setSequence(row.getLong("sequence"))
                        .addAllMissing(Multirange.parse(row.getString("missing")))
                        .build(),
                partition,
                clock.instant().minus(MARKS_FOR),
                MAX_MARKS);
    }

    /**
     * What is counted of a subscription in a period.
     *
     * @param marks up to which event of each node
     * @param nodes how much of it and of later periods, as far as it fell under a hard quota, is whose
     */
    public record Counted(UUID subscription, Period period, long used, List<NodeMark> marks, List<NodeUse> nodes) {}

    /** The partition is null while nothing is counted. */
    private record Counter(long used, @Nullable Integer partition) {}
}
