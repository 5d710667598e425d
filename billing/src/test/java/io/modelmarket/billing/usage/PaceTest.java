package io.modelmarket.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLIS = 1_000_000;
    private static final long START = 1000 * MILLIS;

    private final Pace pace = new Pace(Duration.ofMillis(500), START);

    @Test
    void whatComesAloneIsDueAtOnce() {
        assertThat(pace.nanosLeft(true, START)).isNotPositive();
    }

    @Test
    void transactionsTakeAtMostAQuarterOfTheTimeWhileNothingWaits() {
        pace.begins(START);
        pace.took(20 * MILLIS);

        assertThat(pace.nanosLeft(true, START + 50 * MILLIS)).isEqualTo(30 * MILLIS);
        assertThat(pace.nanosLeft(true, START + 80 * MILLIS)).isZero();
    }

    @Test
    void nothingWaitsLongerThanTheLongestPause() {
        pace.begins(START);
        pace.took(3000 * MILLIS);

        assertThat(pace.nanosLeft(true, START + 500 * MILLIS)).isZero();
    }

    @Test
    void muchIsGatheredWhileMuchWaits() {
        pace.begins(START);
        pace.took(MILLIS);

        assertThat(pace.nanosLeft(false, START + 100 * MILLIS)).isEqualTo(400 * MILLIS);
    }
}
