package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageRejected;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where refused events are parked: a row for finance, who decides about it, and a message for whoever mends the cause.
 */
@ApplicationScoped
class RejectedUsage {

    /** An event larger than this is kept in part; the offset says where the whole of it is. */
    private static final int MAX_PAYLOAD = 64 * 1024;

    private final Database database;
    private final Outbox outbox;

    @Inject
    RejectedUsage(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Parks events with their reasons, each once, within intake's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void park(List<Rejection> rejections, Instant now) {
        Set<String> added = new HashSet<>();
        database.query(
                """
                INSERT INTO usage_rejected
                    (partition, record_offset, record_index, reason, detail, node, epoch, sequence, payload, rejected_at)
                SELECT r.*, ? FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS r
                ON CONFLICT (partition, record_offset, record_index) DO NOTHING
                RETURNING partition, record_offset, record_index
                """,
                row -> added.add(
                        place(row.getInt("partition"), row.getLong("record_offset"), row.getInt("record_index"))),
                now,
                SqlArray.column("int", rejections, r -> r.origin().partition()),
                SqlArray.column("bigint", rejections, r -> r.origin().offset()),
                SqlArray.column("int", rejections, r -> r.origin().index()),
                SqlArray.column("text", rejections, r -> r.reason().word()),
                SqlArray.column("text", rejections, Rejection::detail),
                SqlArray.nullable("text", rejections, r -> r.id() == null ? null : r.id().node()),
                SqlArray.nullable("bigint", rejections, r -> r.id() == null ? null : r.id().epoch()),
                SqlArray.nullable("bigint", rejections, r -> r.id() == null ? null : r.id().sequence()),
                SqlArray.column("bytea", rejections, r -> hex(bounded(r.value()))));
        outbox.publishAll(rejections.stream()
                .filter(rejection -> added.contains(place(rejection.origin())))
                .map(rejection ->
                        new Outbox.Entry(Topic.USAGE_REJECTED, place(rejection.origin()), message(rejection, now)))
                .toList());
    }

    private static String place(Rejection.Origin origin) {
        return place(origin.partition(), origin.offset(), origin.index());
    }

    private static String place(int partition, long offset, int index) {
        return partition + "/" + offset + "/" + index;
    }

    /**
     * Latest first.
     *
     * @param undecided whether only those that nothing was decided about
     */
    @Transactional
    public List<RejectedView> list(Page page, boolean undecided) {
        return database.query(
                """
                SELECT r.id, r.partition, r.record_offset, r.record_index, r.reason, r.detail, r.node, r.epoch, r.sequence,
                       r.rejected_at, (SELECT x.kind FROM usage_decided d JOIN usage_decision x ON x.id = d.decision_id
                                       WHERE d.rejected_id = r.id) AS decision
                FROM usage_rejected r WHERE %s ORDER BY r.id DESC LIMIT ? OFFSET ?
                """.formatted(undecided ? ParkedEvents.UNDECIDED : "true"),
                row -> new RejectedView(
                        row.getLong("id"),
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getInt("record_index"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getString("node"),
                        Database.longOrNull(row, "epoch"),
                        Database.longOrNull(row, "sequence"),
                        Database.instant(row, "rejected_at"),
                        decision(row.getString("decision"))),
                page.rowsToRead(),
                page.offset());
    }

    private static @Nullable ParkedUsageDecision decision(@Nullable String kind) {
        return kind == null ? null : ParkedUsageDecision.valueOf(kind);
    }

    private static UsageRejected message(Rejection rejection, Instant now) {
        Rejection.Origin origin = rejection.origin();
        return UsageRejected.newBuilder()
                .setTopic(origin.topic())
                .setPartition(origin.partition())
                .setOffset(origin.offset())
                .setIndex(origin.index())
                .setReason(rejection.reason().word())
                .setDetail(rejection.detail())
                .setKey(bounded(origin.key()))
                .setValue(bounded(rejection.value()))
                .setRejectedAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .build();
    }

    /** As PostgreSQL reads bytes from text. */
    static String hex(ByteString bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static ByteString bounded(ByteString bytes) {
        return bytes.size() > MAX_PAYLOAD ? bytes.substring(0, MAX_PAYLOAD) : bytes;
    }

    /**
     * A refused event; the identity only where it had one.
     *
     * @param index which of the record's events, from 0
     * @param decision what was decided about it; null: nothing yet
     */
    record RejectedView(
            long id,
            int partition,
            long offset,
            int index,
            String reason,
            String detail,
            @Nullable String node,
            @Nullable Long epoch,
            @Nullable Long sequence,
            Instant rejectedAt,
            @Nullable ParkedUsageDecision decision) {}
}
