package io.modelmarket.billing.quota;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One subscription's period and the nodes it is leased to. Whatever is wished, counted units and those that nodes may
 * still use never come to more than the limit by what is done here.
 */
final class LeasePool {

    private final long limit;
    private final long used;
    private final SortedMap<String, Lease> leases = new TreeMap<>();
    private final Set<String> told = new TreeSet<>();

    /**
     * As it stands.
     *
     * @param limit the plan's hard quota; 0: nothing more is leased
     * @param used what is counted, of all nodes
     */
    LeasePool(long limit, long used, Collection<Lease> leases) {
        this.limit = limit;
        this.used = used;
        leases.forEach(lease -> this.leases.put(lease.node(), lease));
    }

    /**
     * Hears what a node with a lease would like. One formed on another version than the lease has is void; the node is
     * told how the lease stands.
     */
    void wish(String node, long ceiling, long version) {
        Lease lease = leases.get(node);
        if (lease == null) {
            throw new IllegalArgumentException("node " + node + " has no lease here");
        }
        told.add(node);
        if (!lease.counts()) {
            leases.values().stream().filter(Lease::counts).map(Lease::node).forEach(told::add);
        }
        if (version == lease.version()) {
            leases.put(
                    node,
                    ceiling < lease.granted()
                            ? lease.loweredTo(ceiling)
                            : lease.wanting(Math.max(lease.granted(), Math.min(ceiling, limit))));
        }
    }

    /**
     * Takes from a node, without its promise, all that is not counted of it; how many units come back. What it says of
     * the lease it had is void from then on.
     */
    long writeOff(String node) {
        Lease lease = leases.get(node);
        if (lease == null || lease.outstanding() == 0) {
            return 0;
        }
        leases.put(node, lease.loweredTo(lease.counted()));
        told.add(node);
        return lease.outstanding();
    }

    /**
     * Leases what is free to those who go short: all of it to a node that is alone, else so that as much stays free.
     */
    void distribute() {
        long free = free();
        List<Lease> hungry = hungry();
        long holders = leases.values().stream().filter(Lease::counts).count();
        long share = holders <= 1 ? free : Math.max(1, free / (hungry.size() + 1));
        for (Lease lease : hungry) {
            long units = Math.min(Math.min(lease.missing(), share), free);
            if (units > 0) {
                free -= units;
                leases.put(lease.node(), lease.raisedBy(units));
                told.add(lease.node());
            }
        }
        leases.values().stream().filter(this::isRecalled).map(Lease::node).forEach(told::add);
    }

    /** Whether the node is asked to give back what it does not need, because another goes short or the limit fell. */
    boolean isRecalled(Lease lease) {
        boolean otherGoesShort =
                hungry().stream().anyMatch(hungry -> !hungry.node().equals(lease.node()));
        return lease.outstanding() > 0 && (otherGoesShort || free() < 0);
    }

    /** How many other nodes hold or want something of the period. */
    long others(Lease lease) {
        return leases.values().stream()
                .filter(other -> other.counts() && !other.node().equals(lease.node()))
                .count();
    }

    /** The leases, by node. */
    SortedMap<String, Lease> leases() {
        return leases;
    }

    /** The nodes that must hear how their lease stands. */
    Set<String> told() {
        return told;
    }

    private long free() {
        return limit
                - used
                - leases.values().stream().mapToLong(Lease::outstanding).sum();
    }

    /** Those with the least left first. */
    private List<Lease> hungry() {
        return leases.values().stream()
                .filter(lease -> lease.missing() > 0)
                .sorted(Comparator.comparingLong(Lease::outstanding).thenComparing(Lease::node))
                .toList();
    }

    /**
     * One node's lease.
     *
     * @param granted how many calls it may answer in the period, counted ones included
     * @param counted how many of its calls are counted
     * @param wanted how many it would like to be granted
     */
    record Lease(String node, long granted, long counted, long wanted, long version) {

        /** What it may have answered, or may still answer, uncounted. */
        long outstanding() {
            return Math.max(0, granted - counted);
        }

        private long missing() {
            return Math.max(0, wanted - base());
        }

        private boolean counts() {
            return outstanding() > 0 || missing() > 0;
        }

        private long base() {
            return Math.max(granted, counted);
        }

        private Lease loweredTo(long ceiling) {
            long left = Math.max(ceiling, Math.min(granted, counted));
            return new Lease(node, left, counted, left, version + 1);
        }

        private Lease wanting(long ceiling) {
            return new Lease(node, granted, counted, ceiling, version);
        }

        /** What is still missing is asked for again when it is needed. */
        private Lease raisedBy(long units) {
            long raised = base() + units;
            return new Lease(node, raised, counted, raised, version + 1);
        }
    }
}
