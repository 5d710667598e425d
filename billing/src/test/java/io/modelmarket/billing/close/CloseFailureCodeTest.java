package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseFailureCodeTest {

    @ParameterizedTest
    @EnumSource
    void isKnownByItsOwnWords(CloseFailureCode code) {
        assertThat(CloseFailureCode.of(code.words() + "globex for 2026-07")).isEqualTo(code);
    }

    @Test
    void anythingElseIsWhatWasRefused() {
        assertThat(CloseFailureCode.of("Tenant globex is not known any more.")).isEqualTo(CloseFailureCode.REFUSED);
    }
}
