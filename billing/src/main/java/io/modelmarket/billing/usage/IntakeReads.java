package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far each node is counted. Sequences have no holes, so a count below the highest sequence shows what is missing.
 */
@ApplicationScoped
class IntakeReads {

    private static final int MOST = 1000;

    private final Database database;

    @Inject
    IntakeReads(Database database) {
        this.database = database;
    }

    /** Those with something missing first, then the latest. */
    @Transactional
    public List<NodeView> nodes() {
        return database.query(
                """
                SELECT node, epoch, max(sequence) AS sequence, sum(events)::bigint AS events,
                       (max(sequence) - sum(events))::bigint AS missing,
                       sum(g.gaps)::int AS gaps, coalesce(sum(g.lost), 0)::bigint AS lost,
                       max(updated_at) AS updated_at
                FROM intake_mark m CROSS JOIN LATERAL
                    (SELECT count(*) AS gaps, sum(upper(gap) - lower(gap)) AS lost FROM unnest(%s) gap) g
                GROUP BY node, epoch
                ORDER BY (max(sequence) > sum(events)) DESC, max(updated_at) DESC LIMIT ?
                """.formatted(GapWriteOffs.OPEN),
                row -> new NodeView(
                        row.getString("node"),
                        row.getLong("epoch"),
                        row.getLong("sequence"),
                        row.getLong("events"),
                        row.getLong("missing"),
                        row.getInt("gaps"),
                        row.getLong("lost"),
                        Database.instant(row, "updated_at")),
                MOST);
    }

    /** How many events are missing in all. */
    @Transactional
    public long missing() {
        return database.first("""
                        SELECT coalesce(sum(missing), 0)::bigint FROM
                          (SELECT max(sequence) - sum(events) AS missing FROM intake_mark GROUP BY node, epoch) n
                        """, row -> row.getLong(1)).orElse(0L);
    }

    /** How many stretches of what nodes have sent are missing and waited for. */
    @Transactional
    public long gaps() {
        return database.first(
                        "SELECT coalesce(sum((SELECT count(*) FROM unnest(" + GapWriteOffs.OPEN + "))), 0)::bigint"
                                + " FROM intake_mark m WHERE NOT isempty(m.missing)",
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** Stretches that are missing and waited for, a node's together. */
    @Transactional
    public List<OpenGapView> open(Page page) {
        return database.query(
                """
                SELECT node, epoch, partition, lower(gap) AS first, upper(gap) - 1 AS last, updated_at
                FROM intake_mark m, unnest(%s) gap WHERE NOT isempty(m.missing)
                ORDER BY node, epoch, lower(gap), partition LIMIT ? OFFSET ?
                """.formatted(GapWriteOffs.OPEN),
                row -> new OpenGapView(
                        row.getString("node"),
                        row.getLong("epoch"),
                        row.getInt("partition"),
                        row.getLong("first"),
                        row.getLong("last"),
                        Database.instant(row, "updated_at")),
                page.rowsToRead(),
                page.offset());
    }

    /**
     * One epoch of a node.
     *
     * @param missing events below the highest sequence that are not counted: on their way, or lost
     * @param gaps stretches that the node is asked to send again and nobody has written off
     * @param lost how many events these are
     */
    @Schema(name = "IntakeNodeView")
    record NodeView(
            String node,
            long epoch,
            long highestSequence,
            long events,
            long missing,
            int gaps,
            long lost,
            Instant updatedAt) {}

    /**
     * A stretch of a node's sequence that it is asked to send again.
     *
     * @param first sequence of the first event that is missing
     * @param last of the last one
     * @param updatedAt when something of the partition was counted last; it was missing then
     */
    record OpenGapView(String node, long epoch, int partition, long first, long last, Instant updatedAt) {}
}
