package io.modelmarket.billing.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GivingWayTest {

    private static final long SECOND = 1_000_000_000;

    private final GivingWay givingWay = new GivingWay(100, Duration.ofSeconds(10));

    @Test
    void waitsWhileIntakeHasMuchBeforeIt() {
        assertThat(givingWay.isDue(100, 0)).isFalse();
        assertThat(givingWay.isDue(101, SECOND)).isTrue();
        assertThat(givingWay.isDue(500, 9 * SECOND)).isTrue();
        assertThat(givingWay.isDue(50, 9 * SECOND)).isFalse();
    }

    @Test
    void waitsNotForEverAndNotAgainBeforeIntakeHasCaughtUp() {
        assertThat(givingWay.isDue(101, SECOND)).isTrue();
        assertThat(givingWay.isDue(101, 11 * SECOND)).isFalse();
        assertThat(givingWay.isDue(101, 60 * SECOND)).isFalse();
        assertThat(givingWay.isDue(0, 61 * SECOND)).isFalse();
        assertThat(givingWay.isDue(101, 62 * SECOND)).isTrue();
    }
}
