package io.modelmarket.kit.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Records sent to the broker in their order, all of them or up to the first that it does not take. */
final class Delivery {

    private Delivery() {}

    /**
     * Sends the records and waits until the broker has them. Nothing is sent behind a record that has failed: what came
     * later would be there before it.
     *
     * @throws KafkaException when the broker did not take one
     */
    static void of(Producer<byte[], byte[]> producer, Iterable<ProducerRecord<byte[], byte[]>> records)
            throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : records) {
            Future<RecordMetadata> future = producer.send(record);
            if (future.isDone()) {
                taken(future);
            }
            sent.add(future);
        }
        producer.flush();
        for (Future<RecordMetadata> future : sent) {
            taken(future);
        }
    }

    private static void taken(Future<RecordMetadata> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the broker did not take an outbox row: " + e.getCause(), e.getCause());
        }
    }
}
