package io.modelmarket.billing.quota;

import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.WireTime;
import io.modelmarket.contracts.event.proto.LeaseState;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Leases units of hard quotas to data planes. Every change of a period's leases is one transaction that holds the
 * period's counter, which intake holds too when it counts.
 */
@ApplicationScoped
public class Leases {

    private static final Logger LOG = Logger.getLogger(Leases.class);

    /** How far ahead of ours a node's clock may be, as for its events. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final LeaseStore store;
    private final Quotas quotas;
    private final Outbox outbox;
    private final InstantSource clock;

    @Inject
    Leases(LeaseStore store, Quotas quotas, Outbox outbox, InstantSource clock) {
        this.store = store;
        this.quotas = quotas;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Hears wishes, in their order, all of one subscription and of the period that begins at {@code from}. */
    @Transactional
    void hear(UUID subscription, Instant from, List<LeaseWish> wishes) {
        Optional<LeaseStore.Holder> holder = store.holder(subscription);
        if (holder.isEmpty() || from.isAfter(clock.instant().plus(AHEAD))) {
            LOG.warnf("a wish for a lease of subscription %s from %s on is passed over", subscription, from);
            return;
        }
        Period period = Period.containing(from, holder.get().zone());
        if (!period.from().equals(from)) {
            LOG.warnf("a wish for a lease of subscription %s names no period of it: %s", subscription, from);
            return;
        }
        settle(holder.get(), period, wishes);
    }

    /** Looks at a period's leases anew, because its limit may have changed. Across tenants only. */
    @Transactional
    public void reconsider(UUID subscription, Period period) {
        settle(known(subscription), period, List.of());
    }

    private static Set<String> nodes(List<LeaseWish> wishes) {
        return wishes.stream().map(LeaseWish::getNode).collect(Collectors.toCollection(TreeSet::new));
    }

    private LeaseStore.Holder known(UUID id) {
        return store.holder(id)
                .orElseThrow(() -> new IllegalStateException("there is neither a subscription nor a budget " + id));
    }

    private void settle(LeaseStore.Holder holder, Period period, List<LeaseWish> wishes) {
        UUID subscription = holder.id();
        LeaseStore.Counter counter = store.lock(subscription, period);
        store.begin(subscription, period, nodes(wishes));
        if (holder.budget()) {
            counter = count(holder, period, wishes);
        }
        LeasePool pool = new LeasePool(counter.limit(), counter.used(), store.leases(subscription, period));
        List<LeaseWish> asked =
                wishes.stream().filter(wish -> wish.getVersion() >= 0).toList();
        asked.forEach(wish -> pool.wish(wish.getNode(), wish.getCeiling(), wish.getVersion()));
        nodes(asked).forEach(node -> store.write(subscription, period, leaseOf(pool, node)));
        distribute(holder, period, pool, counter.limit());
    }

    /**
     * A key's calls are spread over the usage topic: what nodes have answered of its budget they say with their wishes.
     */
    private LeaseStore.Counter count(LeaseStore.Holder budget, Period period, List<LeaseWish> wishes) {
        wishes.forEach(wish -> store.count(budget.id(), period, wish.getNode(), wish.getUsed()));
        store.markAlerts(budget.id(), period);
        quotas.publishBudget(budget, period);
        return store.lock(budget.id(), period);
    }

    /**
     * Takes from a node what is not counted of it, without its promise, for others to have; how many units come back.
     * Only of a node that answers no more. Across tenants only.
     */
    @Transactional
    public long writeOff(UUID subscription, Period period, String node, WriteOff why) {
        LeaseStore.Counter counter = store.lock(subscription, period);
        LeasePool pool = new LeasePool(counter.limit(), counter.used(), store.leases(subscription, period));
        LeasePool.Lease before = pool.leases().get(node);
        long units = pool.writeOff(node);
        if (before != null && units > 0) {
            store.writeOff(subscription, period, before, leaseOf(pool, node), why);
            distribute(known(subscription), period, pool, counter.limit());
        }
        return units;
    }

    private void distribute(LeaseStore.Holder holder, Period period, LeasePool pool, long limit) {
        Map<String, LeasePool.Lease> before = new TreeMap<>(pool.leases());
        pool.distribute();
        pool.leases().values().stream()
                .filter(lease -> lease.granted() > leaseIn(before, lease.node()).granted())
                .forEach(lease -> store.raise(holder.id(), period, lease, limit));
        outbox.publishAll(pool.told().stream()
                .map(node -> entry(holder, period, pool, leaseOf(pool, node)))
                .toList());
    }

    private static LeasePool.Lease leaseOf(LeasePool pool, String node) {
        return leaseIn(pool.leases(), node);
    }

    private static LeasePool.Lease leaseIn(Map<String, LeasePool.Lease> leases, String node) {
        LeasePool.Lease lease = leases.get(node);
        if (lease == null) {
            throw new IllegalStateException("the lease of node " + node + " is missing");
        }
        return lease;
    }

    private static Outbox.Entry entry(LeaseStore.Holder holder, Period period, LeasePool pool, LeasePool.Lease lease) {
        return new Outbox.Entry(
                Topic.LEASES,
                holder.wire() + "/" + lease.node(),
                LeaseState.newBuilder()
                        .setSubscriptionId(holder.wire())
                        .setNode(lease.node())
                        .setPeriodFrom(WireTime.timestamp(period.from()))
                        .setGranted(lease.granted())
                        .setVersion(lease.version())
                        .setOthers(Math.toIntExact(pool.others(lease)))
                        .setRecalled(pool.isRecalled(lease))
                        .build());
    }

    /** Why a node's lease is written off, and who says so. */
    record WriteOff(String reason, String by) {}
}
