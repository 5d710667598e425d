package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gaps that nobody waits for any more, because their node has lost what was in them. What comes all the same is
 * counted.
 */
@ApplicationScoped
class GapWriteOffs {

    /** What of a mark {@code m} is missing and waited for. */
    static final String OPEN = """
            (m.missing - coalesce((SELECT range_agg(w.missing) FROM usage_write_off w
             WHERE (w.node, w.epoch, w.partition) = (m.node, m.epoch, m.partition)), '{}'))""";

    private final Database database;
    private final MarkAnnouncement announcement;
    private final InstantSource clock;

    @Inject
    GapWriteOffs(Database database, MarkAnnouncement announcement, InstantSource clock) {
        this.database = database;
        this.announcement = announcement;
        this.clock = clock;
    }

    /**
     * Writes off all that is missing of a node's epoch; how many gaps that were. The node hears of it, even if there
     * were none: it then lets go of what it kept for them.
     *
     * @param events how many are meant; null: whatever there is
     * @throws ProblemException when nothing of that epoch was ever counted, or not so many events are missing
     */
    @Transactional
    public long writeOff(String node, long epoch, @Nullable Long events, Decision decision) {
        List<MarkKey> held = hold(node, epoch);
        if (held.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "Nothing of epoch " + epoch + " of a node " + node + " was ever counted.");
        }
        Lost lost = lost(node, epoch);
        if (events != null && events != lost.events()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    lost.events() + " events of epoch " + epoch + " of " + node + " are lost by now, not " + events
                            + "; look at them again.");
        }
        database.update(
                "INSERT INTO usage_write_off (id, node, epoch, partition, missing, reason, written_off_by, written_off_at)"
                        + " SELECT gen_random_uuid(), m.node, m.epoch, m.partition, " + OPEN + ", ?, ?, ?"
                        + " FROM intake_mark m WHERE m.node = ? AND m.epoch = ? AND NOT isempty(" + OPEN + ")",
                decision.reason(),
                decision.by(),
                clock.instant(),
                node,
                epoch);
        announcement.publish(held);
        return lost.gaps();
    }

    private Lost lost(String node, long epoch) {
        return database.first(
                        "SELECT count(*) AS gaps, coalesce(sum(upper(gap) - lower(gap)), 0)::bigint AS events"
                                + " FROM intake_mark m, unnest(" + OPEN + ") gap WHERE m.node = ? AND m.epoch = ?",
                        row -> new Lost(row.getLong("gaps"), row.getLong("events")),
                        node,
                        epoch)
                .orElseThrow();
    }

    /** Keeps intake from telling of these marks by what was written off before; in the order in which it takes them. */
    private List<MarkKey> hold(String node, long epoch) {
        return database.query(
                "SELECT partition FROM intake_mark WHERE node = ? AND epoch = ? ORDER BY partition FOR UPDATE",
                row -> new MarkKey(node, epoch, row.getInt("partition")),
                node,
                epoch);
    }

    /** What was written off, the latest first. */
    @Transactional
    public List<GapWriteOffView> list(Page page) {
        return database.query(
                """
                SELECT node, epoch, partition, lower(r) AS first, upper(r) - 1 AS last, reason, written_off_by, written_off_at
                FROM usage_write_off, unnest(missing) r
                ORDER BY written_off_at DESC, node, epoch, partition, lower(r) LIMIT ? OFFSET ?
                """,
                row -> new GapWriteOffView(
                        row.getString("node"),
                        row.getLong("epoch"),
                        row.getInt("partition"),
                        row.getLong("first"),
                        row.getLong("last"),
                        row.getString("reason"),
                        row.getString("written_off_by"),
                        Database.instant(row, "written_off_at")),
                page.rowsToRead(),
                page.offset());
    }

    /** Why, and by whom. */
    record Decision(String reason, String by) {}

    private record Lost(long gaps, long events) {}

    /** A stretch of a node's sequence that is not waited for, by whom and why. */
    record GapWriteOffView(
            String node,
            long epoch,
            int partition,
            long first,
            long last,
            String reason,
            String writtenOffBy,
            Instant writtenOffAt) {}
}
