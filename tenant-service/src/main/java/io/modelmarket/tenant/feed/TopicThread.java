package io.modelmarket.tenant.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads a compacted topic from its beginning and goes on. No offsets are kept: a record that is known changes nothing.
 * The service answers while Kafka is away; what is told waits there.
 */
public final class TopicThread {

    private static final Logger LOG = Logger.getLogger(TopicThread.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final TopicPartition topic;
    private final Consumer<ConsumerRecord<byte[], byte[]>> sink;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param topic its full name; compacted topics have one partition
     * @param sink takes each record over; where it fails, reading begins anew after a pause
     */
    public TopicThread(String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        this.bootstrapServers = bootstrapServers;
        this.topic = new TopicPartition(topic, 0);
        this.sink = sink;
    }

    /** Begins reading. */
    public void start(String name) {
        Thread.ofPlatform().name(name).daemon().start(this::keepReading);
    }

    /** Ends reading, within half a second. */
    public void stop() {
        stopped.countDown();
    }

    private void keepReading() {
        try {
            while (!isStopped()) {
                try {
                    read();
                } catch (Exception e) {
                    // A thread's boundary: the database or Kafka may be back the next time.
                    LOG.warnf("%s cannot be taken over (%s); trying again", topic.topic(), e.toString());
                }
                if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            while (!isStopped()) {
                consumer.poll(POLL).forEach(sink);
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
