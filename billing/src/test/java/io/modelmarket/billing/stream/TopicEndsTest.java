package io.modelmarket.billing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.kit.kafka.KafkaClients;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kafka that is away is not waited for. */
class TopicEndsTest {

    private static final String NOBODY = "127.0.0.1:1";

    @Test
    void areUnknownWhereKafkaDoesNotAnswer() {
        KafkaAccess away = new KafkaAccess(new KafkaClients(Map.of("bootstrap.servers", NOBODY)), "market");
        long begun = System.nanoTime();

        assertThat(new TopicEnds(away, Duration.ofMillis(300)).of(Topic.USAGE)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }
}
