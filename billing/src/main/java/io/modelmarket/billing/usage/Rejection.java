package io.modelmarket.billing.usage;

import com.google.protobuf.ByteString;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.id.EventId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be taken, and why.
 *
 * @param value its bytes
 */
record Rejection(Origin origin, ByteString value, @Nullable EventId id, RejectionReason reason, String detail) {

    /**
     * Where it was read.
     *
     * @param index which of the record's events, from 0
     * @param key the record's; empty if it has none
     */
    record Origin(String topic, int partition, long offset, int index, ByteString key) {

        static Origin of(ConsumerRecord<byte[], byte[]> record, int index) {
            ByteString key = record.key() == null ? ByteString.EMPTY : ByteString.copyFrom(record.key());
            return new Origin(record.topic(), record.partition(), record.offset(), index, key);
        }
    }

    static Rejection of(
            ConsumerRecord<byte[], byte[]> record,
            EventsOfRecord at,
            @Nullable EventId id,
            RejectionReason reason,
            String detail) {
        return new Rejection(
                Origin.of(record, at.index()),
                ByteString.copyFrom(at.bytes(), at.from(), at.to() - at.from()),
                id,
                reason,
                detail);
    }
}
