package io.modelmarket.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.platform.subscription.Subscription.RateLimit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tokens come with time, up to the burst, and only forwards. */
class TokenBucketTest {

    private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
    private static final RateLimit LIMIT = new RateLimit(10, 3);

    private final TokenBucket bucket = new TokenBucket(LIMIT, START);

    @Test
    void givesTheBurstAtOnceAndThenTheRate() {
        for (int i = 0; i < 3; i++) {
            assertThat(take(START).granted()).isTrue();
        }
        assertThat(take(START).granted()).isFalse();

        assertThat(take(START.plusMillis(100)).granted()).isTrue();
        assertThat(take(START.plusMillis(150)).granted()).isFalse();
    }

    @Test
    void neverHoldsMoreThanTheBurst() {
        take(START);

        assertThat(take(START.plusSeconds(3_600)).left()).isEqualTo(2);
    }

    @Test
    void survivesAClockThatIsSetBack() {
        take(START);

        assertThat(take(START.minusSeconds(3_600)).left()).isEqualTo(1);
    }

    @Test
    void countsNoTimeTwiceWhenCallsComeInTheWrongOrder() {
        for (int i = 0; i < 3; i++) {
            take(START);
        }

        long granted = 0;
        for (int i = 0; i < 50; i++) {
            granted += take(START.plusMillis(90)).granted() ? 1 : 0;
            granted += take(START).granted() ? 1 : 0;
        }

        assertThat(granted).isZero();
        assertThat(take(START.plusMillis(110)).granted()).isTrue();
    }

    @Test
    void goesOnFromAClockThatIsSetBack() {
        for (int i = 0; i < 4; i++) {
            take(START);
        }
        Instant before = START.minusSeconds(3_600);

        assertThat(take(before).granted()).isFalse();
        assertThat(take(before.plusMillis(100)).granted()).isTrue();
    }

    @Test
    void followsAChangedPlan() {
        take(START);

        assertThat(bucket.take(new RateLimit(1, 1), START.plusSeconds(9)).left())
                .isZero();
    }

    private TokenBucket.Taken take(Instant now) {
        return bucket.take(LIMIT, now);
    }
}
