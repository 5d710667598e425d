package io.modelmarket.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the compacted topics on one thread, from the beginning at start and on from there for ever. After an error it
 * connects again and goes on where it was: reading from the beginning again would bring back, for a moment, what has
 * been revoked since.
 */
@ApplicationScoped
public class StateFeed implements Runnable {

    private static final Logger LOG = Logger.getLogger(StateFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Map<String, StateTopic> topics = new HashMap<>();
    private final String bootstrapServers;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

    StateFeed(TopicsConfig config, Instance<StateTopic> stateTopics, KafkaConfig kafka) {
        this.bootstrapServers = kafka.servers();
        stateTopics.forEach(topic -> topics.put(config.nameOf(topic.topic()), topic));
    }

    /** Whether everything published before this start has been taken in. */
    public boolean caughtUp() {
        return caughtUp;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("state-feed").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        KafkaConsumer<byte[], byte[]> running = consumer;
        if (running != null) {
            running.wakeup();
        }
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (KafkaConsumer<byte[], byte[]> opened = new KafkaConsumer<>(settings())) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (KafkaException e) {
                LOG.warnf("the control plane's topics cannot be read (%s); trying again", e.getMessage());
                pause();
            } catch (RuntimeException e) {
                LOG.error("reading the control plane's topics failed; trying again", e);
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> opened) {
        List<TopicPartition> partitions = partitions(opened);
        opened.assign(partitions);
        for (TopicPartition partition : partitions) {
            Long position = positions.get(partition);
            if (position == null) {
                opened.seekToBeginning(List.of(partition));
            } else {
                opened.seek(partition, position);
            }
        }
        Map<TopicPartition, Long> ends = opened.endOffsets(partitions);
        while (!isStopped()) {
            for (ConsumerRecord<byte[], byte[]> record : opened.poll(POLL)) {
                apply(record);
                positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            }
            if (!caughtUp
                    && ends.entrySet().stream().allMatch(end -> opened.position(end.getKey()) >= end.getValue())) {
                caughtUp = true;
                LOG.info("all that the control plane has published is read");
            }
        }
        opened.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> opened) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics.keySet()) {
            var known = opened.partitionsFor(topic);
            if (known == null || known.isEmpty()) {
                throw new KafkaException("topic " + topic + " does not exist yet");
            }
            known.forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
        }
        return partitions;
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        StateTopic topic = topics.get(record.topic());
        if (topic == null || record.key() == null) {
            LOG.warnf("passing over a record without a key: %s at %d", record.topic(), record.offset());
            return;
        }
        try {
            topic.apply(new String(record.key(), StandardCharsets.UTF_8), record.value());
        } catch (Exception e) {
            // A consumer's boundary: whatever is wrong with one record must not keep the next from being read.
            LOG.errorf(e, "passing over a record that cannot be read: %s at %d", record.topic(), record.offset());
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_AFTER_ERROR.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
