package io.modelmarket.platform;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvents;
import io.modelmarket.platform.feed.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Reads the usage topic from its beginning, as billing would. */
final class UsageReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<UsageEvent> seen = new ArrayList<>();

    UsageReader(Map<String, String> settings) {
        consumer = new KafkaClients(DataPlane.client(settings))
                .consumer(Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        String topic = Topic.USAGE.named(settings.getOrDefault("market.topics.prefix", ""));
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The events that fit, as soon as there are so many; each as often as it was sent. */
    List<UsageEvent> await(Predicate<UsageEvent> fits, int count) {
        Awaitility.await("usage events").atMost(Market.LIMIT).pollInSameThread().until(() -> {
            poll();
            return seen.stream().filter(fits).count() >= count;
        });
        return seen.stream().filter(fits).toList();
    }

    private void poll() throws InvalidProtocolBufferException {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            seen.addAll(UsageEvents.parseFrom(record.value()).getEventsList());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
