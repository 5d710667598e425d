package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.meter.Units;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class FreshUsageTest {

    @Test
    void countsWhatWasAnsweredInEachTimeBeyondWhatWasCarried() {
        assertThat(FreshUsage.of(requests(15), times(9, 6), Map.of("first", requests(4), "second", requests(5))))
                .isEqualTo(Map.of("first", requests(5), "second", requests(1)));
        assertThat(FreshUsage.of(requests(9), times(4, 5), Map.of("first", requests(4))))
                .isEqualTo(Map.of("second", requests(5)));
        assertThat(FreshUsage.of(requests(9), times(4, 5), Map.of("first", requests(4), "second", requests(5))))
                .isEmpty();
    }

    @Test
    void whatWasCarriedUnderOtherTermsIsCountedOnce() {
        assertThat(FreshUsage.of(requests(10), times(4, 6), Map.of("gone", requests(4))))
                .isEqualTo(Map.of("second", requests(6)));
        assertThat(FreshUsage.of(requests(10), times(4, 6), Map.of("gone", requests(8))))
                .as("nobody loses what was carried")
                .isEqualTo(Map.of("second", requests(2)));
    }

    @Test
    void eachMeterIsDividedByItself() {
        SequencedMap<String, Units> answered = new LinkedHashMap<>();
        answered.put("first", new Units(Map.of(Meter.REQUESTS, 1L, Meter.ROWS, 90L)));
        answered.put("second", new Units(Map.of(Meter.REQUESTS, 3L, Meter.ROWS, 10L)));

        Map<String, Units> fresh =
                FreshUsage.of(new Units(Map.of(Meter.REQUESTS, 4L, Meter.ROWS, 100L)), answered, Map.of());

        assertThat(fresh).isEqualTo(answered);
    }

    @Test
    void usageOfNoKnownTimeIsTheFirsts() {
        assertThat(FreshUsage.of(requests(3), times(0, 0), Map.of())).isEqualTo(Map.of("first", requests(3)));
    }

    private static SequencedMap<String, Units> times(long first, long second) {
        SequencedMap<String, Units> answered = new LinkedHashMap<>();
        answered.put("first", requests(first));
        answered.put("second", requests(second));
        return answered;
    }

    private static Units requests(long count) {
        return new Units(Map.of(Meter.REQUESTS, count));
    }
}
