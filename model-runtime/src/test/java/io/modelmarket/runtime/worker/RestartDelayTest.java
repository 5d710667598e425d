package io.modelmarket.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

    private final RestartDelay delay = new RestartDelay();

    @Test
    void theFirstDeathsCostNoWaiting() {
        assertThat(delay.next()).isZero();
        die(3, Duration.ZERO);
        assertThat(delay.next()).isZero();
    }

    @Test
    void furtherDeathsCostEverMoreUpToALimit() {
        die(4, Duration.ZERO);
        assertThat(delay.next()).isEqualTo(Duration.ofMillis(250));
        die(1, Duration.ZERO);
        assertThat(delay.next()).isEqualTo(Duration.ofMillis(500));
        die(100, Duration.ZERO);
        assertThat(delay.next()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aLongLifeIsForgiven() {
        die(50, Duration.ZERO);
        die(1, Duration.ofMinutes(1));
        assertThat(delay.next()).isZero();
    }

    private void die(int times, Duration age) {
        for (int i = 0; i < times; i++) {
            delay.died(Instant.EPOCH, Instant.EPOCH.plus(age));
        }
    }
}
