package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is held of a close at once has a bound in consumers and in what they have. */
class CloseBatchesTest {

    @Test
    void holdsNoMoreConsumersThanMayBeTogether() {
        assertThat(divide(List.of(1L, 1L, 1L, 1L, 1L), 2, 100))
                .containsExactly(List.of(1L, 1L), List.of(1L, 1L), List.of(1L));
    }

    @Test
    void holdsNoMorePlacesThanMayBeTogether() {
        assertThat(divide(List.of(4L, 6L, 1L, 9L, 2L), 250, 10))
                .containsExactly(List.of(4L, 6L), List.of(1L, 9L), List.of(2L));
    }

    @Test
    void oneThatIsLargerIsByItself() {
        assertThat(divide(List.of(1L, 50L, 1L, 2L), 250, 10))
                .containsExactly(List.of(1L), List.of(50L), List.of(1L, 2L));
    }

    @Test
    void nobodyIsLeftOutAndNothingIsEmpty() {
        List<Long> many = IntStream.range(0, 1000).mapToObj(i -> i % 17L).toList();
        List<List<Long>> batches = divide(many, 20, 40);
        assertThat(batches).noneMatch(List::isEmpty).noneMatch(batch -> batch.size() > 20);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(many);
        assertThat(divide(List.of(), 20, 40)).isEmpty();
    }

    @Test
    void refusesBoundsThatLetNobodyIn() {
        Duration minutes = Duration.ofMinutes(5);
        assertThatThrownBy(() -> CloseBatches.checked(new Bounds(0, 1, minutes)))
                .hasMessage("market.close.consumers-at-once must be 1 to 1000, and is 0");
        assertThatThrownBy(() -> CloseBatches.checked(new Bounds(1001, 1, minutes)))
                .hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> CloseBatches.checked(new Bounds(1, -1, minutes)))
                .hasMessage("market.close.places-at-once must be 1 or more, and is -1");
        assertThatThrownBy(() -> CloseBatches.checked(new Bounds(1, 1, Duration.ZERO)))
                .hasMessageContaining("market.close.issue-within must be 1s to 1h");
        CloseConfig least = new Bounds(1, 1, minutes);
        assertThat(CloseBatches.checked(least)).isSameAs(least);
    }

    private static List<List<Long>> divide(List<Long> consumers, int most, long mostPlaces) {
        return CloseBatches.divide(consumers, Long::longValue, most, mostPlaces);
    }

    private record Bounds(int consumersAtOnce, int placesAtOnce, Duration issueWithin) implements CloseConfig {

        @Override
        public String platformTenant() {
            return "platform";
        }

        @Override
        public BigDecimal platformFeePercent() {
            return BigDecimal.TEN;
        }

        @Override
        public String resumeEvery() {
            return "off";
        }

        @Override
        public String resumeAfter() {
            return "30s";
        }

        @Override
        public Duration grace() {
            return Duration.ZERO;
        }

        @Override
        public boolean checkIntake() {
            return false;
        }

        @Override
        public long mostLag() {
            return 0;
        }
    }
}
