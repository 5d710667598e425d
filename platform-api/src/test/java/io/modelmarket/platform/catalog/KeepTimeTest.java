package io.modelmarket.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No model goes while a call of it may be under way. */
class KeepTimeTest {

    private static final Duration USUAL_CALL = Duration.ofSeconds(30);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(90);

    @Test
    void itIsAMinuteOrAsLongAsACallMayTake() {
        assertThat(new KeepTime(Optional.empty(), USUAL_CALL, USUAL_CALL).time())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(new KeepTime(Optional.empty(), USUAL_CALL, LONGEST_CALL).time())
                .isEqualTo(LONGEST_CALL);
    }

    @Test
    void whatTheOperatorSaysHoldsWhereItIsLongEnough() {
        assertThat(new KeepTime(Optional.of(LONGEST_CALL), USUAL_CALL, LONGEST_CALL).time())
                .isEqualTo(LONGEST_CALL);
    }

    @Test
    void whatIsTooShortIsRefusedWithBothNames() {
        Optional<Duration> tooShort = Optional.of(LONGEST_CALL.minusNanos(1));

        assertThatIllegalStateException()
                .isThrownBy(() -> new KeepTime(tooShort, USUAL_CALL, LONGEST_CALL))
                .withMessageContaining("market.residency.keep")
                .withMessageContaining("market.inference.timeout");
        assertThatIllegalStateException()
                .as("the usual time of a call is kept where it is longer than the most")
                .isThrownBy(() -> new KeepTime(tooShort, LONGEST_CALL, USUAL_CALL));
    }
}
