package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.stream.TopicEnds.Span;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lies between the records that Kafka has and those that are taken in. */
class IntakeLagTest {

    @Test
    void countsAllPartitionsAlsoThoseNobodyHasRead() {
        Map<Integer, Span> there = Map.of(0, new Span(0, 10), 1, new Span(5, 20), 2, new Span(0, 7));

        assertThat(IntakeLag.records(there, Map.of(0, 4L, 2, 7L))).isEqualTo(6 + 15);
    }

    @Test
    void countsNothingThatIsGoneOrThatKafkaHasLost() {
        Map<Integer, Span> there = Map.of(0, new Span(100, 130), 1, new Span(0, 8));

        assertThat(IntakeLag.records(there, Map.of(0, 20L, 1, 12L))).isEqualTo(30);
    }
}
