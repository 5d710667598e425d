package io.modelmarket.billing.stream;

import io.modelmarket.contracts.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Where the records of a topic begin and end just now, asked of Kafka and not waited for for long. */
@ApplicationScoped
public class TopicEnds {

    private static final Logger LOG = Logger.getLogger(TopicEnds.class);
    private static final Duration WITHIN = Duration.ofSeconds(5);

    private final KafkaAccess kafka;
    private final Duration within;

    @Inject
    TopicEnds(KafkaAccess kafka) {
        this(kafka, WITHIN);
    }

    TopicEnds(KafkaAccess kafka, Duration within) {
        this.kafka = kafka;
        this.within = within;
    }

    /** Of all partitions; nothing where Kafka does not say in time. */
    public Optional<Map<Integer, Span>> of(Topic topic) {
        String name = kafka.nameOf(topic);
        long until = System.nanoTime() + within.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = kafka.consumer(Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name, left(until)).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                LOG.warnf("Kafka has no topic %s", name);
                return Optional.empty();
            }
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, left(until));
            Map<Integer, Span> spans = new HashMap<>();
            consumer.endOffsets(partitions, left(until))
                    .forEach((partition, end) ->
                            spans.put(partition.partition(), new Span(begins.getOrDefault(partition, 0L), end)));
            return Optional.of(spans);
        } catch (KafkaException e) {
            LOG.warnf("Kafka does not say how far %s goes: %s", name, e.getMessage());
            return Optional.empty();
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(1, until - System.nanoTime()));
    }

    /**
     * Offsets of a partition.
     *
     * @param begin of the first record that is there
     * @param end of the next one that comes
     */
    public record Span(long begin, long end) {}
}
