package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.contracts.event.EventsOfRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The floor: a consumer that reads the same records and only counts their events. No parsing, no sums, no database. */
public final class PlainCount {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int AT_ONCE = 20_000;

    private final Map<String, Object> settings;
    private final String topic;
    private final Map<TopicPartition, Long> begin;

    private PlainCount(MeteringPlace place) {
        settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                place.bootstrapServers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1 << 20,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                AT_ONCE);
        topic = place.topic();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            begin = Map.copyOf(consumer.endOffsets(partitions(consumer)));
        }
    }

    /** Will count what comes into the topic from now on. */
    public static PlainCount fromHereOn(MeteringPlace place) {
        return new PlainCount(place);
    }

    /** Events a second up to where the topic ends now, without the first {@code warm} of them. */
    public double perSecond(long warm) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(begin.keySet());
            consumer.assign(begin.keySet());
            begin.forEach(consumer::seek);
            long read = 0;
            long before = 0;
            long begun = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read += EventsOfRecord.count(record.value());
                }
                if (before == 0 && read >= warm) {
                    before = read;
                    begun = System.nanoTime();
                }
            }
            return (read - before) * 1e9 / (System.nanoTime() - begun);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic).stream()
                .map(known -> new TopicPartition(known.topic(), known.partition()))
                .toList();
    }
}
