package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvents;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier start left unsent reaches Kafka in order, and leaves the disk only when billing has counted it. */
class ForwarderIT {

    private static final int EVENTS = 300;
    private static final int SUBSCRIPTIONS = 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestPlace place = TestStack.shared(StackPart.KAFKA).place();
    private final Map<Integer, List<UsageEvent>> received = new HashMap<>();
    private int records;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sendsWhatWasLeftInOrderAndRemovesItWhenCounted() throws Exception {
        try (Journal journal = new Journal(settings(1), recover(), SegmentChannel::onFile).start()) {
            for (int i = 0; i < EVENTS; i++) {
                journal.append(UsageEvent.newBuilder().setSubscriptionId("sub-" + i % SUBSCRIPTIONS), sequence -> {})
                        .join();
            }
        }
        Segments left = recover();
        assertThat(left.all()).hasSizeGreaterThan(2);
        Marks marks = new Marks(node());
        List<Segment> removed = new ArrayList<>();
        Forwarder forwarder = new Forwarder(
                left,
                new DamagedSegments(folder.resolve("journal")),
                marks,
                () -> new UsageTopic(
                        new KafkaClients(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, place.bootstrapServers())),
                        place.topic(Topic.USAGE)),
                folder.resolve("forwarded"),
                new Forwarder.Removal(Duration.ZERO, settled -> true, removed::add));
        Thread thread = Thread.ofPlatform().start(forwarder);
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Awaitility.await().atMost(LIMIT).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(this::take);
                return received.values().stream().mapToInt(List::size).sum() == EVENTS;
            });
            for (List<UsageEvent> partition : received.values()) {
                assertThat(partition.stream().map(UsageEvent::getSequence)).isSorted();
            }
            assertThat(received.values().stream()
                            .mapToLong(of -> of.stream()
                                    .map(UsageEvent::getSubscriptionId)
                                    .distinct()
                                    .count())
                            .sum())
                    .as("each subscription is in one partition")
                    .isEqualTo(SUBSCRIPTIONS);
            assertThat(records).isLessThan(EVENTS);
            assertThat(removed).isEmpty();

            for (Map.Entry<Integer, List<UsageEvent>> partition : received.entrySet()) {
                marks.apply(
                        "mark",
                        UsageMark.newBuilder()
                                .setNode("n1")
                                .setEpoch(1)
                                .setPartition(partition.getKey())
                                .setSequence(partition.getValue().getLast().getSequence())
                                .build()
                                .toByteArray());
            }

            Awaitility.await().atMost(LIMIT).until(() -> left.all().isEmpty());
            assertThat(forwarder.behind()).isZero();
        } finally {
            forwarder.stop(thread);
            thread.join();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        records++;
        try {
            received.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                    .addAll(UsageEvents.parseFrom(record.value()).getEventsList());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        place.bootstrapServers(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(place.topic(Topic.USAGE)).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private Segments recover() throws IOException {
        return new JournalRecovery(folder.resolve("journal"), new DamagedSegments(folder.resolve("journal"))).open(event -> {});
    }

    private Journal.Settings settings(long epoch) {
        return new Journal.Settings(
                folder.resolve("journal"), "n1", epoch, Durability.PROCESS_CRASH, 1_000, 1_000_000, 1_000);
    }

    private NodeConfig node() {
        return new NodeConfig() {
            @Override
            public String name() {
                return "n1";
            }

            @Override
            public Path folder() {
                return folder;
            }
        };
    }
}
