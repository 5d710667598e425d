package io.modelmarket.billing.usage;

import io.modelmarket.billing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/**
 * Events that finance has taken in after they were parked, one after the other as in a partition of the usage topic,
 * each as it counts. Across tenants only.
 */
@ApplicationScoped
public class TakenInUsage {

    /** The number that stands for that partition, of which the topic has none. */
    public static final int PARTITION = -1;

    private final Database database;

    @Inject
    TakenInUsage(Database database) {
        this.database = database;
    }

    /** Those from a place on, {@code most} at most. */
    @Transactional
    public List<Placed> from(long place, int most) {
        return database.query(
                """
                SELECT d.place, d.event, x.decided_at FROM usage_decided d JOIN usage_decision x ON x.id = d.decision_id
                WHERE d.place >= ? ORDER BY d.place LIMIT ?
                """,
                row -> new Placed(row.getLong("place"), Database.instant(row, "decided_at"), row.getBytes("event")),
                place,
                most);
    }

    /**
     * One of them.
     *
     * @param place as an offset is, from 0
     * @param at when it was taken in
     * @param event its bytes, which nobody changes
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, and handed on
    public record Placed(long place, Instant at, byte[] event) {}
}
