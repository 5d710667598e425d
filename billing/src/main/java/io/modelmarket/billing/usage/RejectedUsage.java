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
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Where refused records are parked: a row for finance, a message for whoever repairs them. */
@ApplicationScoped
class RejectedUsage {

    /** A record larger than this is kept in part; the offset says where the whole of it is. */
    private static final int MAX_PAYLOAD = 64 * 1024;

    private final Database database;
    private final Outbox outbox;

    @Inject
    RejectedUsage(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** Parks a record with its reason, once, within intake's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void park(Rejection rejection, Instant now) {
        ConsumerRecord<byte[], byte[]> record = rejection.record();
        EventId id = rejection.id();
        byte[] value = bounded(record.value());
        int added = database.update(
                """
                INSERT INTO usage_rejected
                    (partition, record_offset, reason, detail, node, epoch, sequence, payload, rejected_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (partition, record_offset) DO NOTHING
                """,
                record.partition(),
                record.offset(),
                rejection.reason().word(),
                rejection.detail(),
                id == null ? null : id.node(),
                id == null ? null : id.epoch(),
                id == null ? null : id.sequence(),
                value,
                now);
        if (added == 1) {
            outbox.publish(
                    Topic.USAGE_REJECTED, record.partition() + "/" + record.offset(), message(rejection, value, now));
        }
    }

    /** Latest first. */
    @Transactional
    public List<RejectedView> list(Page page) {
        return database.query(
                """
                SELECT partition, record_offset, reason, detail, node, epoch, sequence, rejected_at FROM usage_rejected
                ORDER BY id DESC LIMIT ? OFFSET ?
                """,
                row -> new RejectedView(
                        row.getInt("partition"),
                        row.getLong("record_offset"),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getString("node"),
                        Database.longOrNull(row, "epoch"),
                        Database.longOrNull(row, "sequence"),
                        Database.instant(row, "rejected_at")),
                page.rowsToRead(),
                page.offset());
    }

    private static UsageRejected message(Rejection rejection, byte[] value, Instant now) {
        ConsumerRecord<byte[], byte[]> record = rejection.record();
        return UsageRejected.newBuilder()
                .setTopic(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setReason(rejection.reason().word())
                .setDetail(rejection.detail())
                .setKey(ByteString.copyFrom(bounded(record.key())))
                .setValue(ByteString.copyFrom(value))
                .setRejectedAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .build();
    }

    private static byte[] bounded(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new byte[0];
        }
        return bytes.length > MAX_PAYLOAD ? Arrays.copyOf(bytes, MAX_PAYLOAD) : bytes;
    }

    /** A refused record; the identity only where it had one. */
    record RejectedView(
            int partition,
            long offset,
            String reason,
            String detail,
            @Nullable String node,
            @Nullable Long epoch,
            @Nullable Long sequence,
            Instant rejectedAt) {}
}
