package io.modelmarket.platform.quarantine;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.feed.TopicsConfig;
import io.modelmarket.platform.usage.NodeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads once, on a thread of its own, which refusals the topic has of this node from before it was started: those that
 * the operator lifted while it was down, and of which its snapshot knows nothing, it would else never take back.
 */
@Singleton
class EarlierReports implements Runnable {

    private static final Logger LOG = Logger.getLogger(EarlierReports.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PATIENCE_MILLIS = 10_000;

    private final Refusals refusals;
    private final TopicPartition partition;
    private final KafkaClients kafka;
    private final String node;
    private final CountDownLatch stopped = new CountDownLatch(1);

    EarlierReports(Refusals refusals, TopicsConfig topics, KafkaClients kafka, NodeConfig node) {
        this.refusals = refusals;
        this.partition = new TopicPartition(topics.nameOf(Topic.QUARANTINES), 0);
        this.kafka = kafka;
        this.node = node.name();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("earlier-reports").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    @Override
    public void run() {
        try {
            do {
                try {
                    refusals.reported(read());
                    return;
                } catch (KafkaException e) {
                    LOG.debugf("what was told of refusals cannot be read (%s); trying again", e.getMessage());
                }
            } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What of it is not taken back, up to where the topic ends now. */
    private List<Refusal> read() {
        Map<String, byte[]> values = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            while (stopped.getCount() > 0 && consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> take(record, values));
            }
        }
        return refusals(values);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, byte[]> values) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (!key.startsWith(node + "/")) {
            return;
        }
        if (record.value() == null) {
            values.remove(key);
        } else {
            values.put(key, record.value());
        }
    }

    private static List<Refusal> refusals(Map<String, byte[]> values) {
        List<Refusal> refusals = new ArrayList<>();
        values.forEach((key, value) -> {
            try {
                QuarantineState state = QuarantineState.parseFrom(value);
                if (state.hasRefusal()) {
                    refusals.add(Refusal.of(state));
                }
            } catch (InvalidProtocolBufferException | DateTimeException e) {
                LOG.errorf("passing over our own report %s, which cannot be read", key);
            }
        });
        return refusals;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return kafka.consumer(Map.of(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2));
    }
}
