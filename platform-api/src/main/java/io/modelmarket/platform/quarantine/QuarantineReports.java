package io.modelmarket.platform.quarantine;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.feed.TopicsConfig;
import io.modelmarket.runtime.model.ModelRef;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Tells the control plane what is quarantined here and who is refused what, on a thread of its own: whoever decides
 * does not wait, and what Kafka does not take now is told later, its newest state only.
 */
@Singleton
class QuarantineReports implements Runnable {

    private static final Logger LOG = Logger.getLogger(QuarantineReports.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int PATIENCE_MILLIS = 10_000;

    private final Map<String, Optional<QuarantineState>> untold = new ConcurrentHashMap<>();
    private final Semaphore news = new Semaphore(0);
    private final String topic;
    private final KafkaClients kafka;
    private volatile boolean stopped;

    QuarantineReports(TopicsConfig topics, KafkaClients kafka) {
        this.topic = topics.nameOf(Topic.QUARANTINES);
        this.kafka = kafka;
    }

    void tell(QuarantineState state) {
        String consumer = state.hasRefusal() ? "/" + state.getRefusal().getConsumer() : "";
        untold.put(key(state.getNode(), state.getModel(), state.getVersion()) + consumer, Optional.of(state));
        news.release();
    }

    void tellRemoved(Refusal refusal) {
        String release =
                key(refusal.node(), refusal.ref().model(), refusal.ref().version());
        untold.put(release + "/" + refusal.consumer(), Optional.empty());
        news.release();
    }

    void tellRemoved(String node, ModelRef ref) {
        untold.put(key(node, ref.model(), ref.version()), Optional.empty());
        news.release();
    }

    /** What Kafka has not taken yet, by its key; empty: what was told of it is to go. */
    Map<String, Optional<QuarantineState>> untold() {
        return Map.copyOf(untold);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("quarantine-reports").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        news.release();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                if (untold.isEmpty()) {
                    news.acquire();
                    news.drainPermits();
                } else if (!tellAll() && news.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.debug("something more to tell");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether Kafka has taken everything. */
    private boolean tellAll() throws InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (Map.Entry<String, Optional<QuarantineState>> each : untold().entrySet()) {
                byte[] value = each.getValue().map(QuarantineState::toByteArray).orElse(null);
                producer.send(new ProducerRecord<>(topic, 0, each.getKey().getBytes(StandardCharsets.UTF_8), value))
                        .get();
                untold.remove(each.getKey(), each.getValue());
            }
            return true;
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("the control plane cannot be told of quarantines (%s); trying again", e.getMessage());
            return false;
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return kafka.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                ProducerConfig.LINGER_MS_CONFIG,
                0));
    }

    private static String key(String node, String model, String version) {
        return node + "/" + model + "@" + version;
    }
}
