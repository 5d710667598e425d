package io.modelmarket.tenant.quarantine;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.kit.tenancy.TenantScope;
import io.modelmarket.tenant.publishing.Quarantines;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads what the data planes have quarantined, from the topic's beginning at each start: a report that is known changes
 * nothing, so no offsets are kept. The service answers while Kafka is away; reports wait there.
 */
@ApplicationScoped
class QuarantineFeed {

    private static final Logger LOG = Logger.getLogger(QuarantineFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Quarantines quarantines;
    private final TenantScope scope;
    private final String bootstrapServers;
    private final TopicPartition topic;
    private final CountDownLatch stopped = new CountDownLatch(1);

    QuarantineFeed(
            Quarantines quarantines,
            TenantScope scope,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "market.topics.prefix", defaultValue = "market") String prefix) {
        this.quarantines = quarantines;
        this.scope = scope;
        this.bootstrapServers = bootstrapServers;
        this.topic = new TopicPartition(Topic.QUARANTINES.named(prefix), 0);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("quarantine-feed").daemon().start(this::keepReading);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }

    private void keepReading() {
        try {
            while (!isStopped()) {
                try {
                    read();
                } catch (Exception e) {
                    // A thread's boundary: the database or Kafka may be back the next time.
                    LOG.warnf("reports of quarantines cannot be taken over (%s); trying again", e.toString());
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
                consumer.poll(POLL).forEach(this::takeOver);
            }
        }
    }

    private void takeOver(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        QuarantineState state;
        try {
            state = QuarantineState.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf("passing over a report of a quarantine at %d that cannot be read", record.offset());
            return;
        }
        scope.runAsPlatform(() -> quarantines.report(state));
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }
}
