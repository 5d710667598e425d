package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.RecordHeader;
import io.modelmarket.platform.feed.KafkaClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jboss.logging.Logger;

/**
 * Sends events to Kafka so that none overtakes another of its partition, as many in a record as come together: what a
 * record costs here, at the broker and in billing is then shared by them. Retries never end and only one request is on
 * its way at a time; if a send fails all the same, the producer is closed before it can send anything behind it, and
 * whoever forwards begins a new one where the acknowledged events end.
 */
final class UsageTopic implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(UsageTopic.class);

    private static final int BATCH_BYTES = 256 * 1024;
    private static final int RECORD_BYTES = 64 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Map<Integer, RecordBuffer> open = new TreeMap<>();
    private Chain chain = new Chain(0);
    private final int partitions;
    private volatile boolean failed;

    UsageTopic(KafkaClients kafka, String topic) {
        this.producer = kafka.producer(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1_000));
        this.topic = topic;
        try {
            this.partitions = producer.partitionsFor(topic).size();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** The partition all events of a subscription go to. */
    int partitionOf(String subscriptionId) {
        return partitionOf(subscriptionId.getBytes(StandardCharsets.UTF_8));
    }

    private int partitionOf(byte[] subscriptionId) {
        return Utils.toPositive(Utils.murmur2(subscriptionId)) % partitions;
    }

    int partitions() {
        return partitions;
    }

    /** What was sent last, where. */
    Chain chain() {
        return chain;
    }

    /** Begins with what earlier producers have sent, of which nothing is recalled yet. */
    void begin(Chain from) {
        chain = from;
    }

    /** Remembers an event that was sent by an earlier producer. */
    void recall(byte[] event) {
        JournalledEvent journalled = JournalledEvent.of(event);
        if (journalled.epoch() > 0) {
            chain.add(placeOf(journalled), journalled.sequence(), event);
        }
    }

    /** Hands an event over, as the journal has it; it is on its way at the next {@link #flush} at the latest. */
    void send(byte[] event) {
        JournalledEvent journalled = JournalledEvent.of(event);
        Marks.Place place = placeOf(journalled);
        boolean known = journalled.epoch() > 0;
        add(place, known ? chain.add(place, journalled.sequence(), event) : RecordHeader.UNKNOWN, event);
    }

    /** The same for one that was sent before, and of which {@code after} is known. */
    void add(Marks.Place place, long after, byte[] event) {
        RecordBuffer record = open.computeIfAbsent(place.partition(), empty -> new RecordBuffer());
        if (record.size() + event.length > RECORD_BYTES || record.epoch() != place.epoch()) {
            sendOut(place.partition(), record);
        }
        if (record.size() == 0) {
            record.begin(place.epoch(), after);
        }
        record.add(event);
    }

    Marks.Place placeOf(JournalledEvent event) {
        return new Marks.Place(event.epoch(), partitionOf(event.subscription()));
    }

    private void sendOut(int partition, RecordBuffer record) {
        if (record.size() > 0) {
            ProducerRecord<byte[], byte[]> sending = new ProducerRecord<>(topic, partition, null, record.take());
            if (record.epoch() > 0 && record.after() >= 0) {
                sending.headers().add(RecordHeader.AFTER, RecordHeader.after(record.after()));
            }
            send(sending);
        }
    }

    /** Does nothing once a send has failed. */
    private void send(ProducerRecord<byte[], byte[]> sending) {
        if (failed) {
            return;
        }
        var sent = producer.send(sending, (metadata, exception) -> {
            if (exception != null && !failed) {
                failed = true;
                LOG.warnf("usage cannot be sent to Kafka (%s); trying again", exception.getMessage());
                producer.close(Duration.ZERO);
            }
        });
        if (sent.isDone() && failed) {
            LOG.debug("the rest waits for the next producer");
        }
    }

    /** Waits until all is acknowledged; whether it was. */
    boolean flush() {
        open.forEach(this::sendOut);
        if (!failed) {
            producer.flush();
        }
        return !failed;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
