package io.modelmarket.deploy.launcher.faults;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.EventsOfRecord;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.deploy.demo.DemoFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code market.usage} from its beginning to where it ends now. */
final class UsageTopic {
    private static final String PREFIX = "market";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int FETCH_BYTES = 4 << 20;

    private final String bootstrapServers;

    UsageTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** The events of the wanted subscriptions; of several records with one (node, epoch, sequence) the first. */
    List<Metered> read(Predicate<String> subscriptions) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.USAGE.named(PREFIX)).stream()
                    .map(known -> new TopicPartition(known.topic(), known.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions), subscriptions);
        }
    }

    private static List<Metered> read(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Predicate<String> subscriptions) {
        List<Metered> events = new ArrayList<>();
        Set<Position> seen = new HashSet<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
                for (EventsOfRecord at = new EventsOfRecord().of(each.value()); at.next(); ) {
                    UsageEvent event = parse(each, at);
                    if (subscriptions.test(event.getSubscriptionId())
                            && seen.add(new Position(event.getNode(), event.getEpoch(), event.getSequence()))) {
                        events.add(new Metered(
                                event.getSubscriptionId(),
                                event.getRequestId(),
                                event.getOutcome() == UsageEvent.Outcome.ANSWERED,
                                event.getEpoch()));
                    }
                }
            }
        }
        return events;
    }

    private static UsageEvent parse(ConsumerRecord<byte[], byte[]> each, EventsOfRecord at) {
        try {
            return UsageEvent.parseFrom(at.copy());
        } catch (InvalidProtocolBufferException e) {
            throw new DemoFailure(
                    each.topic() + " partition " + each.partition() + " offset " + each.offset()
                            + " holds no usage event",
                    e);
        }
    }

    private record Position(String node, long epoch, long sequence) {}
}
