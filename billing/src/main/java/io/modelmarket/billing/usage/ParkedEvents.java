package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.event.proto.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parked events and what was decided about them, as they are stored. Within a transaction, across tenants only. */
@ApplicationScoped
class ParkedEvents {

    /** That nothing was decided about a row {@code r}. */
    static final String UNDECIDED = "NOT EXISTS (SELECT 1 FROM usage_decided d WHERE d.rejected_id = r.id)";

    private final Database database;

    @Inject
    ParkedEvents(Database database) {
        this.database = database;
    }

    /** How many of the selection are undecided. */
    long count(Selection which) {
        return database.first(
                        "SELECT count(*) AS events FROM usage_rejected r WHERE " + which.condition(),
                        row -> row.getLong("events"),
                        which.parameters().toArray())
                .orElseThrow();
    }

    /** The first of the selection behind {@code after} that are undecided, by their ids. */
    List<Parked> undecided(Selection which, long after, int most) {
        List<Object> parameters = new ArrayList<>(which.parameters());
        parameters.add(after);
        parameters.add(most);
        return database.query(
                """
                SELECT r.id, r.partition, r.reason, r.rejected_at, r.payload,
                       EXISTS (SELECT 1 FROM usage_decided t
                               WHERE (t.node, t.epoch, t.sequence) = (r.node, r.epoch, r.sequence)) AS taken_in
                FROM usage_rejected r WHERE %s AND r.id > ? ORDER BY r.id LIMIT ?
                """.formatted(which.condition()),
                row -> new Parked(
                        row.getLong("id"),
                        row.getInt("partition"),
                        row.getString("reason"),
                        Database.instant(row, "rejected_at"),
                        ByteString.copyFrom(row.getBytes("payload")),
                        row.getBoolean("taken_in")),
                parameters.toArray());
    }

    /** Records a decision, before what it is about. */
    void decide(UUID id, ParkedUsageDecision kind, long events, ParkedUsage.Decision decision, Instant now) {
        database.update(
                "INSERT INTO usage_decision (id, kind, reason, events, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?)",
                id,
                kind,
                decision.reason(),
                events,
                decision.by(),
                now);
    }

    void settle(UUID decision, List<Long> ids) {
        database.update(
                "INSERT INTO usage_decided (rejected_id, decision_id) SELECT r, ? FROM unnest(?) AS r",
                decision,
                new SqlArray("bigint", ids));
    }

    /** The place behind the last that was taken in. */
    long nextPlace() {
        return database.first(
                        "SELECT coalesce(max(place) + 1, 0) AS next FROM usage_decided", row -> row.getLong("next"))
                .orElseThrow();
    }

    /** Gives them places one after the other. */
    void takeIn(UUID decision, long firstPlace, List<TakenIn> events) {
        database.update(
                """
                INSERT INTO usage_decided (rejected_id, decision_id, place, event, node, epoch, sequence)
                SELECT e.id, ?, ?::bigint + e.ordinality - 1, e.event, e.node, e.epoch, e.sequence
                FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY AS e (id, event, node, epoch, sequence, ordinality)
                """,
                decision,
                firstPlace,
                SqlArray.column("bigint", events, TakenIn::id),
                SqlArray.column(
                        "bytea", events, each -> RejectedUsage.hex(each.event().toByteString())),
                SqlArray.column("text", events, each -> each.event().getNode()),
                SqlArray.column("bigint", events, each -> each.event().getEpoch()),
                SqlArray.column("bigint", events, each -> each.event().getSequence()));
    }

    /**
     * Which of the undecided events.
     *
     * @param ids these; null: all that the rest says
     * @param refusedFor the word of their reason; null: whichever
     * @param node whose; null: anybody's, also nobody's
     * @param from when they were refused, at the earliest
     * @param to before when
     */
    record Selection(
            @Nullable List<Long> ids,
            @Nullable String refusedFor,
            @Nullable String node,
            @Nullable Instant from,
            @Nullable Instant to) {

        private String condition() {
            List<String> all = new ArrayList<>(List.of(UNDECIDED));
            add(all, ids, "r.id = ANY (?)");
            add(all, refusedFor, "r.reason = ?");
            add(all, node, "r.node = ?");
            add(all, from, "r.rejected_at >= ?");
            add(all, to, "r.rejected_at < ?");
            return String.join(" AND ", all);
        }

        private List<Object> parameters() {
            List<Object> all = new ArrayList<>();
            add(all, ids == null ? null : new SqlArray("bigint", ids));
            add(all, refusedFor);
            add(all, node);
            add(all, from);
            add(all, to);
            return all;
        }

        private static void add(List<String> all, @Nullable Object value, String condition) {
            if (value != null) {
                all.add(condition);
            }
        }

        private static void add(List<Object> all, @Nullable Object value) {
            if (value != null) {
                all.add(value);
            }
        }
    }

    /**
     * An event that is parked.
     *
     * @param partition of the usage topic
     * @param payload its bytes, or the first of them
     * @param takenIn whether one with the same identity was taken in
     */
    record Parked(long id, int partition, String reason, Instant rejectedAt, ByteString payload, boolean takenIn) {}

    /** A parked event as it counts. */
    record TakenIn(long id, UsageEvent event) {}
}
