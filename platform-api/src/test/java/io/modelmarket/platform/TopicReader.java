package io.modelmarket.platform;

import io.modelmarket.contracts.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Reads a compacted topic as its readers would. */
final class TopicReader {

    private TopicReader() {}

    /** The newest value of that key, as soon as there is one. */
    static byte[] newest(Map<String, String> settings, Topic topic, String key) {
        TopicPartition partition =
                new TopicPartition(topic.named(settings.getOrDefault("market.topics.prefix", "")), 0);
        Map<String, byte[]> newest = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.getOrDefault("kafka.bootstrap.servers", ""),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Awaitility.await(key).atMost(Market.LIMIT).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> newest.put(record.key(), record.value()));
                return newest.get(key) != null;
            });
        }
        return newest.getOrDefault(key, new byte[0]);
    }
}
