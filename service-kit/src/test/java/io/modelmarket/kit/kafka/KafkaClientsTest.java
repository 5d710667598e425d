package io.modelmarket.kit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidGroupIdException;
import org.junit.jupiter.api.Test;

/** What is set reaches the clients; no broker is spoken to. */
class KafkaClientsTest {

    private static final String BROKER = "127.0.0.1:1";

    @Test
    void beginsWithWhatIsSet() {
        KafkaClients clients =
                new KafkaClients(Map.of("bootstrap.servers", BROKER, "security.protocol", "BY_CARRIER_PIGEON"));

        assertThatThrownBy(() -> clients.producer(Map.of()))
                .isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("BY_CARRIER_PIGEON");
        assertThatThrownBy(() -> clients.consumer(Map.of()))
                .isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("BY_CARRIER_PIGEON");
    }

    @Test
    void whatTheCodeNeedsComesOverIt() {
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", BROKER, "acks", "some"));

        try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of("acks", "all"))) {
            assertThat(producer.metrics()).isNotEmpty();
        }
    }

    @Test
    void aConsumerIsOfNoGroupUnlessTheCodeSaysSo() {
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", BROKER, "group.id", "application"));

        KafkaConsumer<byte[], byte[]> alone = clients.consumer(Map.of());
        KafkaConsumer<byte[], byte[]> grouped = clients.consumer(Map.of("group.id", "ours"));

        assertThatThrownBy(alone::groupMetadata).isInstanceOf(InvalidGroupIdException.class);
        assertThat(grouped.groupMetadata().groupId()).isEqualTo("ours");
        alone.close(CloseOptions.timeout(Duration.ZERO));
        grouped.close(CloseOptions.timeout(Duration.ZERO));
    }
}
