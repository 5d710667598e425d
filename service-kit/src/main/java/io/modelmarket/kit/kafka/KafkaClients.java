package io.modelmarket.kit.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka's clients, each from what is set under {@code kafka} and, over it, what the caller needs it to be. */
@Singleton
public final class KafkaClients {

    private final Map<String, Object> base;

    /** With settings as Kafka names them, without {@code kafka} before them. */
    public KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> settings) {
        this.base = new HashMap<>(settings);
        // Quarkus' is the application's name; whoever needs a group says its own.
        base.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    /** A producer of bytes that is as {@code fixed} says. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> fixed) {
        return new KafkaProducer<>(with(fixed), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer of bytes that is as {@code fixed} says, commits no offsets by itself and makes no topics. */
    public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> fixed) {
        Map<String, Object> all = with(fixed);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> with(Map<String, Object> fixed) {
        Map<String, Object> all = new HashMap<>(base);
        all.putAll(fixed);
        return all;
    }
}
