package io.modelmarket.billing.usage;

import io.modelmarket.contracts.event.proto.UsageEvent;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records taken in by one transaction.
 *
 * @param expected the next offset of each partition as this reader last knew it
 * @param next the next offset of each partition after the batch
 */
record IntakeBatch(List<Item> items, Map<Integer, Long> expected, Map<Integer, Long> next) {

    /** A record and the event in it; no event when it is not one. */
    record Item(
            ConsumerRecord<byte[], byte[]> record, @Nullable UsageEvent event) {

        int partition() {
            return record.partition();
        }
    }
}
