package io.modelmarket.deploy.launcher.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LagTest {

    private static final Each EACH = new Each(1, 1, 1);

    @Test
    void whatIsCountedInStepsIsMeasuredFromStepToStep() {
        List<Lag.Sample> samples = new ArrayList<>();
        for (int millis = 0; millis < 20_000; millis += 100) {
            int commits = millis / 700;
            samples.add(at(millis, commits * 14_000L, 500));
        }

        Lag lag = Lag.of(samples, EACH);

        assertThat(lag.perSecond()).isEqualTo(20_000);
        assertThat(lag.median()).isEqualTo(500);
        assertThat(lag.growth()).isZero();
    }

    @Test
    void countedSlowlyIsSaidToBeSlow() {
        List<Lag.Sample> samples = List.of(at(0, 0, 0), at(1_000, 0, 0), at(2_000, 10, 0), at(4_000, 10, 0));

        assertThat(Lag.of(samples, EACH).perSecond()).isZero();
        assertThat(Lag.of(samples.subList(0, 1), EACH).perSecond()).isZero();
    }

    private static Lag.Sample at(long millis, long counted, long behindMillis) {
        return new Lag.Sample(
                TimeUnit.MILLISECONDS.toNanos(millis), counted, TimeUnit.MILLISECONDS.toNanos(behindMillis));
    }
}
