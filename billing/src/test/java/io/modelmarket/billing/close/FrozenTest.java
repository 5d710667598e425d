package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrozenTest {

    private final Frozen now = Frozen.of(List.of(), List.of("a by 1", "b by 2"));

    @Test
    void isWhatWasApprovedWhileFiguresAndTermsAreTheSame() {
        assertThat(now.since(now.digest(), "a by 1\nb by 2")).isEmpty();
        assertThat(now.since(now.digest(), null))
                .as("frozen before terms were written down")
                .isEmpty();
    }

    @Test
    void tellsWhichTermsCameAndWent() {
        assertThat(now.since(now.digest(), "a by 1\nb by 3"))
                .hasValue(new Frozen.Change(CloseFailureCode.TERMS_CHANGED, ": now b by 2; no longer b by 3"));
        assertThat(now.since(now.digest(), "a by 1"))
                .hasValue(new Frozen.Change(CloseFailureCode.TERMS_CHANGED, ": now b by 2"));
    }

    @Test
    void tellsFiguresFirstAndNeverEverything() {
        assertThat(now.since("other", "a by 1")).hasValue(new Frozen.Change(CloseFailureCode.FIGURES_CHANGED, ""));
        List<String> many = IntStream.range(0, 7).mapToObj(i -> "m" + i).toList();
        assertThat(Frozen.of(List.of(), many).since(now.digest(), "a by 1\nb by 2"))
                .hasValueSatisfying(change -> assertThat(change.detail()).contains("m4 and 2 more"));
    }
}
