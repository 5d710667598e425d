package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OmissionReasonTest {

    @ParameterizedTest
    @EnumSource
    void isKnownByItsOwnWords(OmissionReason reason) {
        assertThat(OmissionReason.of(reason.words())).isEqualTo(reason);
        assertThat(OmissionReason.of(reason.words() + "EUR and USD")).isEqualTo(reason);
    }

    @Test
    void whatAnotherReleaseHasSaidIsNoneOfThem() {
        assertThat(OmissionReason.of("Its account was lost.")).isEqualTo(OmissionReason.OTHER);
    }
}
