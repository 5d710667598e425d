package io.modelmarket.deploy.launcher.metering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatchUpTest {

    @Test
    void looksUntilAllIsTakenIn() {
        CatchUp catchUp = new CatchUp(100, 200);
        assertThat(catchUp.goOn(100)).isTrue();
        assertThat(catchUp.goOn(150)).isTrue();
        assertThat(catchUp.goOn(200)).isFalse();
        assertThat(catchUp.perSecond()).isPositive();
    }

    @Test
    void saysNothingOfWhatWasTakenInAtOnce() {
        CatchUp catchUp = new CatchUp(0, 10);
        assertThat(catchUp.goOn(10)).isFalse();
        assertThat(catchUp.perSecond()).isZero();
    }
}
