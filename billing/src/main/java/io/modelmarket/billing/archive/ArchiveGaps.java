package io.modelmarket.billing.archive;

import io.modelmarket.billing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the archive misses and intake does not: Kafka had it when it was counted and lost it before it was archived, so
 * that nobody sends it again. For a moment also what was sent again, until the archive has come so far. Across tenants
 * only.
 */
@ApplicationScoped
public class ArchiveGaps {

    private static final int MOST = 100;

    private static final String OWN = """
            FROM archive_mark a LEFT JOIN intake_mark m USING (node, epoch, partition)
            CROSS JOIN LATERAL unnest(a.missing - coalesce(m.missing, '{}')) gap WHERE NOT isempty(a.missing)
            """;

    private final Database database;

    @Inject
    ArchiveGaps(Database database) {
        this.database = database;
    }

    /** How many stretches there are. */
    @Transactional
    public long count() {
        return database.first("SELECT count(*) AS gaps " + OWN, row -> row.getLong("gaps"))
                .orElse(0L);
    }

    /** How many there are of nodes that have told of usage since. */
    @Transactional
    public long count(Instant since) {
        return database.first(
                        "SELECT count(*) AS gaps " + OWN + " AND EXISTS (SELECT 1 FROM intake_mark o"
                                + " WHERE (o.node, o.epoch) = (a.node, a.epoch) AND o.updated_at >= ?)",
                        row -> row.getLong("gaps"),
                        since)
                .orElse(0L);
    }

    /** The first {@value MOST} of them. */
    @Transactional
    public List<ArchiveGap> list() {
        return database.query(
                "SELECT a.node, a.epoch, a.partition, lower(gap) AS first, upper(gap) - 1 AS last " + OWN
                        + " ORDER BY a.node, a.epoch, a.partition, lower(gap) LIMIT ?",
                row -> new ArchiveGap(
                        row.getString("node"),
                        row.getLong("epoch"),
                        row.getInt("partition"),
                        row.getLong("first"),
                        row.getLong("last")),
                MOST);
    }

    /** A stretch of a node's sequence in which counted events of a partition are not in the archive. */
    @Schema(name = "ArchiveGapView")
    public record ArchiveGap(String node, long epoch, int partition, long first, long last) {}
}
