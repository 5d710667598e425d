package io.modelmarket.billing.quota;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What nodes hold of periods that are not over, when they were heard from, and the end of those that are dead. */
@ApplicationScoped
class NodeLeases {

    private static final String OPEN = """
            FROM quota_lease l JOIN quota_terms s ON s.id = l.subscription_id
            WHERE l.granted > l.counted AND (l.period + interval '1 month') AT TIME ZONE s.time_zone > ?
            """;

    private static final String HEARD = """
            SELECT greatest((SELECT h.heard_at FROM node_heard h WHERE h.node = n.node),
                            (SELECT max(m.updated_at) FROM intake_mark m WHERE m.node = n.node),
                            (SELECT max(w.wished_at) FROM quota_lease w WHERE w.node = n.node)) AS heard_at
            """;

    private final Database database;
    private final Leases leases;
    private final LeaseConfig config;
    private final InstantSource clock;

    @Inject
    NodeLeases(Database database, Leases leases, LeaseConfig config, InstantSource clock) {
        this.database = database;
        this.leases = leases;
        this.config = config;
        this.clock = clock;
    }

    /** Those nodes have just said something. */
    @Transactional
    public void heard(Set<String> nodes) {
        database.update("""
                INSERT INTO node_heard (node, heard_at) SELECT n, ? FROM unnest(?) AS n ORDER BY n
                ON CONFLICT (node) DO UPDATE SET heard_at = excluded.heard_at
                """, clock.instant(), new SqlArray("text", List.copyOf(nodes)));
    }

    /** The nodes with open leases, the longest silent first. */
    @Transactional
    public List<NodeView> list(Page page) {
        return database.query(
                "SELECT n.node, n.leases, n.units, (" + HEARD + ") AS heard_at FROM (SELECT l.node, count(*) AS leases,"
                        + " sum(l.granted - l.counted)::bigint AS units " + OPEN + " GROUP BY l.node) n"
                        + " ORDER BY heard_at NULLS FIRST, n.node LIMIT ? OFFSET ?",
                row -> new NodeView(
                        row.getString("node"),
                        row.getLong("leases"),
                        row.getLong("units"),
                        Database.instantOrNull(row, "heard_at")),
                clock.instant(),
                page.rowsToRead(),
                page.offset());
    }

    /**
     * Takes back what a dead node holds, a lease at a time, each in a transaction of its own; what was done before an
     * interruption stays done. How many units came back.
     *
     * @throws ProblemException when there is no such node, or it was heard from lately
     */
    public long writeOff(String node, Leases.WriteOff why) {
        requireSilent(node);
        long units = 0;
        for (OpenLease lease : open(node)) {
            units += leases.writeOff(lease.subscription(), lease.period(), node, why);
        }
        return units;
    }

    /** What was written off of a node, the latest first. */
    @Transactional
    public List<WriteOffView> writtenOff(String node, Page page) {
        return database.query(
                """
                SELECT subscription_id, period, granted - counted AS units, reason, written_off_by, written_off_at
                FROM lease_write_off WHERE node = ? ORDER BY written_off_at DESC, id LIMIT ? OFFSET ?
                """,
                row -> new WriteOffView(
                        row.getObject("subscription_id", UUID.class),
                        YearMonth.from(row.getDate("period").toLocalDate()).toString(),
                        row.getLong("units"),
                        row.getString("reason"),
                        row.getString("written_off_by"),
                        Database.instant(row, "written_off_at")),
                node,
                page.rowsToRead(),
                page.offset());
    }

    private void requireSilent(String node) {
        Optional<Instant> heard = lastHeard(node);
        if (heard.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "No node " + node + " was ever heard from.");
        }
        Duration silent = config.writeOffAfter();
        if (heard.get().isAfter(clock.instant().minus(silent))) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "Node " + node + " was heard from at " + heard.get()
                            + ". Its leases can be written off when it has been" + " silent for " + silent
                            + "; make sure that it does not run any more.");
        }
    }

    private Optional<Instant> lastHeard(String node) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.query(
                                HEARD + "FROM (SELECT ?::text AS node) n",
                                row -> Optional.ofNullable(Database.instantOrNull(row, "heard_at")),
                                node)
                        .getFirst());
    }

    private List<OpenLease> open(String node) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.query(
                        "SELECT l.subscription_id, l.period, s.time_zone " + OPEN
                                + " AND l.node = ? ORDER BY l.subscription_id, l.period",
                        row -> new OpenLease(
                                row.getObject("subscription_id", UUID.class),
                                Period.starting(
                                        row.getDate("period").toLocalDate(), ZoneId.of(row.getString("time_zone")))),
                        clock.instant(),
                        node));
    }

    private record OpenLease(UUID subscription, Period period) {}

    /** A node with open leases; {@code units} is how many calls it may still answer, or has answered uncounted. */
    @Schema(name = "LeasingNodeView")
    record NodeView(
            String node, long leases, long units, @Nullable Instant lastHeardAt) {}

    /** A lease that was written off, by whom and why; of a key's budget its id stands for the subscription. */
    record WriteOffView(
            UUID subscription, String period, long units, String reason, String writtenOffBy, Instant writtenOffAt) {}
}
