package io.modelmarket.billing.report.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFailureTest {

    @ParameterizedTest
    @EnumSource
    void isKnownByItsOwnWords(ReportFailure failure) {
        assertThat(ReportFailure.of(failure.words())).isEqualTo(failure);
    }

    @Test
    void anythingElseIsWhatWasRefused() {
        assertThat(ReportFailure.of("A report of 2030-01 is of the future.")).isEqualTo(ReportFailure.REFUSED);
    }
}
