package io.modelmarket.platform.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The compacted topics on Kafka, each of one partition. Every question has a bounded wait. */
final class TopicLog implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int PARTITION = 0;

    private final KafkaClients kafka;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration answer;

    /** The topics there; {@code answer} is how long each question waits for its answer. */
    TopicLog(KafkaClients kafka, Duration answer) {
        this.answer = answer;
        this.kafka = kafka;
        this.consumer = kafka.consumer(Map.of(
                // An offset that is not there any more must not silently mean another place.
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
    }

    /**
     * Which topic of which cluster each name is just now: a topic that was made anew, or a cluster in another's place,
     * has another.
     */
    Map<String, String> origins(Collection<String> names) {
        try (Admin admin = kafka.admin(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) answer.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) answer.toMillis()))) {
            String cluster = get(admin.describeCluster().clusterId());
            Map<String, String> origins = new HashMap<>();
            get(admin.describeTopics(names).allTopicNames()).forEach((name, topic) -> {
                if (topic.partitions().size() != 1) {
                    throw new KafkaException("topic " + name + " must have one partition, not "
                            + topic.partitions().size());
                }
                origins.put(name, cluster + "/" + topic.topicId());
            });
            return origins;
        }
    }

    /** The first offset of each topic. */
    Map<String, Long> begins(Set<String> names) {
        return byName(consumer.beginningOffsets(partitions(names), answer));
    }

    /** The offset behind each topic's last record. */
    Map<String, Long> ends(Set<String> names) {
        return byName(consumer.endOffsets(partitions(names), answer));
    }

    void readFrom(Map<String, Long> positions) {
        consumer.assign(partitions(positions.keySet()));
        positions.forEach((name, position) -> consumer.seek(new TopicPartition(name, PARTITION), position));
    }

    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        return consumer.poll(wait);
    }

    /** Whether everything before {@code offset} has been read. */
    boolean reached(String name, long offset) {
        return position(name) >= offset;
    }

    /** Whether nothing from {@code offset} on has been read. */
    boolean within(String name, long offset) {
        return position(name) <= offset;
    }

    /** Ends a wait that is under way on another thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE));
    }

    private long position(String name) {
        return consumer.position(new TopicPartition(name, PARTITION), answer);
    }

    private static Set<TopicPartition> partitions(Set<String> names) {
        return names.stream().map(name -> new TopicPartition(name, PARTITION)).collect(Collectors.toSet());
    }

    private static Map<String, Long> byName(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().topic(), Map.Entry::getValue));
    }

    private <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(answer.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
