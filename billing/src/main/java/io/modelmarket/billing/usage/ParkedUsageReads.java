package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of parked usage waits for a decision, and what was decided. Across tenants only. */
@ApplicationScoped
class ParkedUsageReads {

    private static final int MOST = 200;

    private final Database database;

    @Inject
    ParkedUsageReads(Database database) {
        this.database = database;
    }

    /** Undecided events by node and reason, at most {@value MOST} groups, the latest first. */
    @Transactional
    public List<GroupView> groups() {
        return database.query(
                """
                SELECT node, reason, count(*) AS events, min(rejected_at) AS first, max(rejected_at) AS last
                FROM usage_rejected r WHERE %s GROUP BY node, reason ORDER BY last DESC, node, reason LIMIT ?
                """.formatted(ParkedEvents.UNDECIDED),
                row -> new GroupView(
                        row.getString("node"),
                        row.getString("reason"),
                        row.getLong("events"),
                        Database.instant(row, "first"),
                        Database.instant(row, "last")),
                MOST);
    }

    /** What was decided, the latest first. */
    @Transactional
    public List<DecisionView> decisions(Page page) {
        return database.query(
                """
                SELECT id, kind, reason, events, decided_by, decided_at FROM usage_decision
                ORDER BY decided_at DESC, id LIMIT ? OFFSET ?
                """,
                row -> new DecisionView(
                        row.getObject("id", UUID.class),
                        ParkedUsageDecision.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getLong("events"),
                        row.getString("decided_by"),
                        Database.instant(row, "decided_at")),
                page.rowsToRead(),
                page.offset());
    }

    /**
     * Undecided events that one node has sent and that were refused for one reason.
     *
     * @param node null where they do not say
     * @param first when the first of them was refused
     * @param last when the last was
     */
    @Schema(name = "ParkedUsageGroupView")
    record GroupView(@Nullable String node, String reason, long events, Instant first, Instant last) {}

    /** A decision about so many events, by whom and why. */
    @Schema(name = "ParkedUsageDecisionView")
    record DecisionView(
            UUID id, ParkedUsageDecision kind, String reason, long events, String decidedBy, Instant decidedAt) {}
}
