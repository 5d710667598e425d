package io.modelmarket.billing;

import com.google.protobuf.Message;
import io.modelmarket.contracts.event.RecordHeader;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.deploy.stack.TestPlace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What the other services would write to Kafka, and what billing wrote there. */
public final class Topics implements AutoCloseable {

    private final TestPlace place;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Topics(TestPlace place) {
        this.place = place;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", place.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void send(Topic topic, String key, @Nullable Message value) {
        send(topic, null, key, value == null ? null : value.toByteArray());
    }

    public void send(Topic topic, @Nullable Integer partition, String key, byte @Nullable [] value) {
        sent.add(producer.send(
                new ProducerRecord<>(place.topic(topic), partition, key.getBytes(StandardCharsets.UTF_8), value)));
    }

    /** A record of usage that says what its first event follows. */
    public void sendUsage(String key, long after, Message value) {
        ProducerRecord<byte[], byte[]> usage = new ProducerRecord<>(
                place.topic(Topic.USAGE), null, key.getBytes(StandardCharsets.UTF_8), value.toByteArray());
        usage.headers().add(RecordHeader.AFTER, RecordHeader.after(after));
        sent.add(producer.send(usage));
    }

    /** Waits until the broker has everything. */
    public void flush() {
        producer.flush();
        try {
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        sent.clear();
    }

    /** Everything in a topic of one partition, in order. */
    public List<ConsumerRecord<byte[], byte[]>> read(Topic topic, int partition) {
        TopicPartition from = new TopicPartition(place.topic(topic), partition);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", place.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(from));
            consumer.seekToBeginning(List.of(from));
            long end = consumer.endOffsets(List.of(from)).getOrDefault(from, 0L);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(from) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
