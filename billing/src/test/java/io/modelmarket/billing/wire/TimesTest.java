package io.modelmarket.billing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "-4713-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void refusesInstantsThatNobodyMeans(String text) {
        assertThatThrownBy(() -> Times.instant(text, "at"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at must be between 1970-01-01");
    }

    @Test
    void readsInstants() {
        assertThat(Times.instant("1970-01-01T00:00:00Z", "at")).isEqualTo(Instant.EPOCH);
        assertThat(Times.instant("9999-12-31T00:00:00Z", "at")).hasToString("9999-12-31T00:00:00Z");
        assertThatThrownBy(() -> Times.instant("yesterday", "at")).hasMessageContaining("written like");
    }

    @Test
    void knowsDaysOfFourDigits() {
        assertThat(Times.isKnown(LocalDate.MIN)).isFalse();
        assertThat(Times.isKnown(LocalDate.of(1969, 12, 31))).isFalse();
        assertThat(Times.isKnown(LocalDate.EPOCH)).isTrue();
        assertThat(Times.isKnown(LocalDate.MAX)).isFalse();
    }

    @Test
    void todayIsTheEasternmost() {
        assertThat(Times.latestToday(Instant.parse("2026-11-22T18:00:00Z"))).isEqualTo(LocalDate.of(2026, 11, 23));
    }
}
