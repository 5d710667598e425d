package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long START = 1000 * NANOS_A_MILLI;

    private final Pace pace = new Pace(Duration.ofMillis(500), START);

    @Test
    void whatComesAloneIsDueAtOnce() {
        assertThat(pace.nanosLeft(true, START)).isNotPositive();
    }

    @Test
    void transactionsTakeAtMostAQuarterOfTheTimeWhileNothingWaits() {
        pace.begins(START);
        pace.took(20 * NANOS_A_MILLI);

        assertThat(pace.nanosLeft(true, START + 50 * NANOS_A_MILLI)).isEqualTo(30 * NANOS_A_MILLI);
        assertThat(pace.nanosLeft(true, START + 80 * NANOS_A_MILLI)).isZero();
    }

    @Test
    void nothingWaitsLongerThanTheLongestPause() {
        pace.begins(START);
        pace.took(3000 * NANOS_A_MILLI);

        assertThat(pace.nanosLeft(true, START + 500 * NANOS_A_MILLI)).isZero();
    }

    @Test
    void muchIsGatheredWhileMuchWaits() {
        pace.begins(START);
        pace.took(NANOS_A_MILLI);

        assertThat(pace.nanosLeft(false, START + 100 * NANOS_A_MILLI)).isEqualTo(400 * NANOS_A_MILLI);
    }
}
