package io.modelmarket.deploy.launcher.metering;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The floor: a consumer that reads the same records and only counts them. No parsing, no sums, no database. */
public final class PlainCount {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final int AT_ONCE = 20_000;

    private PlainCount() {}

    /**
     * Records a second over the topic's last {@code records}, as evenly as the partitions hold them, without the first
     * {@code 1 / warm} of them.
     */
    public static double perSecond(MeteringPlace place, long records, int warm) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                place.bootstrapServers(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1 << 20,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                AT_ONCE);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(place.topic()).stream()
                    .map(known -> new TopicPartition(known.topic(), known.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long each = records / partitions.size();
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - each)));
            long read = 0;
            long before = 0;
            long begun = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                read += consumer.poll(POLL).count();
                if (before == 0 && read >= records / warm) {
                    before = read;
                    begun = System.nanoTime();
                }
            }
            return (read - before) * 1e9 / (System.nanoTime() - begun);
        }
    }
}
