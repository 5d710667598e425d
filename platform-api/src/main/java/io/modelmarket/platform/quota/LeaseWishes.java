package io.modelmarket.platform.quota;

import com.google.protobuf.Timestamp;
import io.modelmarket.contracts.event.proto.LeaseWish;
import io.modelmarket.platform.feed.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Tells billing what this node would like. What Kafka does not take soon is dropped: it will be said again. */
final class LeaseWishes implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final String node;

    LeaseWishes(KafkaClients kafka, String topic, String node) {
        this.topic = topic;
        this.node = node;
        this.producer = kafka.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                // An idempotent producer that was not let in once sends nothing ever again.
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                false,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000,
                ProducerConfig.LINGER_MS_CONFIG,
                0));
    }

    /**
     * Says it.
     *
     * @throws KafkaException when Kafka is away, so that nobody waits for it once for each wish
     */
    void send(Leased leased, Lease.Wish wish) {
        byte[] key = (leased.id() + "/" + node).getBytes(StandardCharsets.UTF_8);
        byte[] value = LeaseWish.newBuilder()
                .setSubscriptionId(leased.id())
                .setNode(node)
                .setPeriodFrom(Timestamp.newBuilder().setSeconds(wish.from().getEpochSecond()))
                .setCeiling(wish.ceiling())
                .setVersion(wish.version())
                .setUsed(leased.answered(wish.from()))
                .build()
                .toByteArray();
        send(key, value);
    }

    /**
     * Says that this node is alive, though it may wish for nothing.
     *
     * @throws KafkaException when Kafka is away
     */
    void alive() {
        send(
                ("/" + node).getBytes(StandardCharsets.UTF_8),
                LeaseWish.newBuilder().setNode(node).build().toByteArray());
    }

    private void send(byte[] key, byte[] value) {
        var sent = producer.send(new ProducerRecord<>(topic, 0, key, value));
        if (sent.state() == Future.State.FAILED) {
            throw new KafkaException(new String(key, StandardCharsets.UTF_8) + " cannot be said; it is said again");
        }
    }

    /** Waits a moment for what was sent last. */
    @Override
    public void close() {
        producer.close(Duration.ofMillis(PATIENCE_MILLIS));
    }
}
