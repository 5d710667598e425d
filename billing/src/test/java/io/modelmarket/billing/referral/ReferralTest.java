package io.modelmarket.billing.referral;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.id.TenantId;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReferralTest {

    @Test
    void countsThroughTheMonthInWhichItsWindowEnds() {
        Referral referral = new Referral(new TenantId("reach"), LocalDate.of(2026, 3, 10));
        assertThat(referral.countsIn(LocalDate.of(2026, 3, 1), 12)).isTrue();
        assertThat(referral.countsIn(LocalDate.of(2027, 3, 1), 12)).isTrue();
        assertThat(referral.countsIn(LocalDate.of(2027, 4, 1), 12)).isFalse();
    }

    @Test
    void aWindowThatEndsWithAMonthCountsNoFurtherOne() {
        Referral referral = new Referral(new TenantId("reach"), LocalDate.of(2026, 3, 1));
        assertThat(referral.countsIn(LocalDate.of(2026, 3, 1), 1)).isTrue();
        assertThat(referral.countsIn(LocalDate.of(2026, 4, 1), 1)).isFalse();
    }
}
