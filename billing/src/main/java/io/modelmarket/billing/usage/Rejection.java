package io.modelmarket.billing.usage;

import io.modelmarket.contracts.id.EventId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record that could not be taken, and why. */
record Rejection(
        ConsumerRecord<byte[], byte[]> record, @Nullable EventId id, RejectionReason reason, String detail) {}
