package io.modelmarket.deploy.launcher.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import io.modelmarket.deploy.launcher.metering.MeteringPlace.PartTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatchUpTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private Duration used = Duration.ZERO;

    @Test
    void measuresFromTheWarmUpToTheEnd() {
        CatchUp catchUp = new CatchUp(100, 200, LONG, this::times);
        assertThat(catchUp.goOn(50)).isTrue();
        assertThat(catchUp.goOn(120)).isTrue();
        assertThat(catchUp.goOn(199)).isTrue();
        assertThat(catchUp.goOn(200)).isFalse();
        assertThat(catchUp.perSecond()).isPositive();
        assertThat(catchUp.each()).isEqualTo(new Each(25, 12.5, 0));
    }

    @Test
    void saysNothingOfWhatWasTakenInAtOnce() {
        CatchUp catchUp = new CatchUp(0, 10, LONG, this::times);
        assertThat(catchUp.goOn(10)).isFalse();
        assertThat(catchUp.perSecond()).isZero();
        assertThat(catchUp.each()).isEqualTo(new Each(0, 0, 0));
    }

    @Test
    void endsAfterATimeWithWhatThereIs() {
        CatchUp catchUp = new CatchUp(0, 10, Duration.ZERO, this::times);
        assertThat(catchUp.goOn(5)).isFalse();
        assertThat(catchUp.perSecond()).isZero();
    }

    @Test
    void lagIsSeenInTheSecondHalf() {
        List<Lag.Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            long millis = i < 50 ? 9000 : i < 75 ? 100 : 140;
            samples.add(new Lag.Sample(i * 10_000_000L, i * 50L, millis * 1_000_000));
        }
        Lag lag = Lag.of(samples, new Each(1, 2, 3));
        assertThat(lag.perSecond()).isEqualTo(5000);
        assertThat(lag.most()).isEqualTo(140);
        assertThat(lag.growth()).isEqualTo(40);
    }

    /** Each look costs billing 2 ms and PostgreSQL half of that. */
    private PartTimes times() {
        used = used.plusMillis(2);
        return new PartTimes(used, used.dividedBy(2), Duration.ZERO);
    }
}
