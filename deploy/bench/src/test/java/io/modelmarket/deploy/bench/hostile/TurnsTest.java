package io.modelmarket.deploy.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.modelmarket.deploy.bench.process.BenchFailure;
import io.modelmarket.deploy.bench.process.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void givesEachNumberOnce() {
        Turns turns = new Turns(7, 2, Duration.ZERO);

        assertThat(turns.next()).hasValue(7);
        assertThat(turns.next()).hasValue(8);
        assertThat(turns.next()).isEmpty();
        assertThat(turns.taken()).isEqualTo(2);
        assertThat(turns.outOfTime()).isFalse();
    }

    @Test
    void givesNoneWhenTheTimeIsOver() {
        Turns turns = new Turns(0, Integer.MAX_VALUE, Duration.ofMillis(50));

        await().until(turns::next, OptionalInt::isEmpty);

        assertThat(turns.outOfTime()).isTrue();
        assertThat(turns.taken()).isLessThan(Integer.MAX_VALUE);
    }

    @Test
    void readsWhatAProgramIsToldToTry() {
        HostileOrder order = HostileOrder.of(
                new Program("--models=3", "--seed=-4", "--first=332", "--minutes=5", "--folder=/kept/there"));

        assertThat(order).isEqualTo(new HostileOrder(-4, 332, 3, Duration.ofMinutes(5), Path.of("/kept/there")));
        assertThat(HostileOrder.of(new Program()).atMost()).isZero();
        assertThatThrownBy(() -> HostileOrder.of(new Program("--seed=rubbish")))
                .isInstanceOf(BenchFailure.class)
                .hasMessage("--seed must be a whole number, not 'rubbish'");
    }
}
