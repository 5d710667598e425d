package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageRejected;
import io.modelmarket.contracts.id.EventId;
import io.modelmarket.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where refused events are parked: a row for finance, a message for whoever repairs them. */
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

    /** Parks an event with its reason, once, within intake's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void park(Rejection rejection, Instant now) {
        Rejection.Origin origin = rejection.origin();
        EventId id = rejection.id();
        ByteString value = bounded(rejection.value());
        int added = database.update(
                """
                INSERT INTO usage_rejected
                    (partition, record_offset, record_index, reason, detail, node, epoch, sequence, payload, rejected_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (partition, record_offset, record_index) DO NOTHING
                """,
                origin.partition(),
                origin.offset(),
                origin.index(),
                rejection.reason().word(),
                rejection.detail(),
                id == null ? null : id.node(),
                id == null ? null : id.epoch(),
                id == null ? null : id.sequence(),
                value.toByteArray(),
                now);
        if (added == 1) {
            outbox.publish(
                    Topic.USAGE_REJECTED,
                    origin.partition() + "/" + origin.offset() + "/" + origin.index(),
                    message(rejection, value, now));
        }
    }

    /** Latest first. */
    @Transactional
    public List<RejectedView> list(Page page) {
        return database.query(
                """
                SELECT partition, record_offset, record_index, reason, detail, node, epoch, sequence, rejected_at FROM usage_rejected
                ORDER BY id DESC LIMIT ? OFFSET ?
                """,
                row -> new RejectedView(
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getInt("record_index"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getString("node"),
                        Database.longOrNull(row, "epoch"),
                        Database.longOrNull(row, "sequence"),
                        Database.instant(row, "rejected_at")),
                page.rowsToRead(),
                page.offset());
    }

    private static UsageRejected message(Rejection rejection, ByteString value, Instant now) {
        Rejection.Origin origin = rejection.origin();
        return UsageRejected.newBuilder()
                .setTopic(origin.topic())
                .setPartition(origin.partition())
                .setOffset(origin.offset())
                .setIndex(origin.index())
                .setReason(rejection.reason().word())
                .setDetail(rejection.detail())
                .setKey(bounded(origin.key()))
                .setValue(value)
                .setRejectedAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .build();
    }

    private static ByteString bounded(ByteString bytes) {
        return bytes.size() > MAX_PAYLOAD ? bytes.substring(0, MAX_PAYLOAD) : bytes;
    }

    /**
     * A refused event; the identity only where it had one.
     *
     * @param index which of the record's events, from 0
     */
    record RejectedView(
            int partition,
            long offset,
            int index,
            String reason,
            String detail,
            @Nullable String node,
            @Nullable Long epoch,
            @Nullable Long sequence,
            Instant rejectedAt) {}
}
