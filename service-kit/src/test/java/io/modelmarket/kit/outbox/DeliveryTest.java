package io.modelmarket.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.deploy.stack.process.Ports;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** With a producer whose broker is not there. */
class DeliveryTest {

    @Test
    void sendsNothingBehindARecordThatHasFailed() {
        AtomicInteger offered = new AtomicInteger();
        Iterable<ProducerRecord<byte[], byte[]>> records = () -> IntStream.range(0, 100)
                .mapToObj(each -> {
                    offered.incrementAndGet();
                    return new ProducerRecord<>("nowhere", new byte[] {(byte) each}, new byte[0]);
                })
                .iterator();

        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + Ports.free(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        50),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            assertThatThrownBy(() -> Delivery.of(producer, records))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("did not take");
        }

        assertThat(offered).hasValue(1);
    }
}
