package io.modelmarket.tenant.feed;

import io.modelmarket.kit.kafka.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compacted topic from its beginning and goes on. No offsets are kept: a record that is known changes nothing,
 * and a key that is known but not in the topic any more when that is read anew is told as gone. The service answers
 * while Kafka is away; what is told waits there.
 */
public final class TopicThread {

    private static final Logger LOG = Logger.getLogger(TopicThread.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KafkaClients kafka;
    private final TopicPartition topic;
    private final TopicSink sink;
    private final KnownKeys keys = new KnownKeys();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param topic its full name; compacted topics have one partition
     * @param sink takes each record over; where it fails, reading begins anew after a pause
     */
    public TopicThread(KafkaClients kafka, String topic, TopicSink sink) {
        this.kafka = kafka;
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
                } catch (Exception | Error e) {
                    // A thread's boundary: the database, Kafka or the memory may be back the next time.
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
        try (KafkaConsumer<byte[], byte[]> consumer =
                kafka.consumer(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"))) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
            keys.beginAnew();
            boolean whole = false;
            while (!isStopped()) {
                consumer.poll(POLL).forEach(record -> take(text(record.key()), record.value()));
                if (!whole && consumer.position(topic) >= end) {
                    keys.missing().forEach(key -> take(key, null));
                    whole = true;
                }
            }
        }
    }

    private void take(String key, byte @Nullable [] value) {
        sink.take(key, value);
        keys.took(key, value != null);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
