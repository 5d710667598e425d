package io.modelmarket.platform.usage;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.feed.KafkaClients;
import java.io.IOException;
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

    /** Hands an event over, as the journal has it; it is on its way at the next {@link #flush} at the latest. */
    void send(byte[] event) {
        int partition = partitionOf(subscriptionOf(event));
        RecordBuffer record = open.computeIfAbsent(partition, empty -> new RecordBuffer());
        if (record.size() > 0 && record.size() + event.length > RECORD_BYTES) {
            send(partition, record.take());
        }
        record.add(event);
    }

    /** Does nothing once a send has failed. */
    private void send(int partition, byte[] record) {
        if (failed) {
            return;
        }
        var sent = producer.send(new ProducerRecord<>(topic, partition, null, record), (metadata, exception) -> {
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

    /** Of what is no event, none: billing parks it where events of that are. */
    private static byte[] subscriptionOf(byte[] event) {
        CodedInputStream fields = CodedInputStream.newInstance(event);
        try {
            int tag = fields.readTag();
            while (tag != 0 && WireFormat.getTagFieldNumber(tag) != UsageEvent.SUBSCRIPTION_ID_FIELD_NUMBER) {
                fields.skipField(tag);
                tag = fields.readTag();
            }
            return tag == 0 ? new byte[0] : fields.readByteArray();
        } catch (IOException e) {
            LOG.errorf(
                    "the journal has something that is no usage event (%s); billing is to set it aside",
                    e.getMessage());
            return new byte[0];
        }
    }

    /** Waits until all is acknowledged; whether it was. */
    boolean flush() {
        open.forEach((partition, record) -> {
            if (record.size() > 0) {
                send(partition, record.take());
            }
        });
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
