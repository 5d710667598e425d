package io.modelmarket.billing.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.problem.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a coupon may begin and end. */
class CouponDraftTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant FAR = Instant.parse("+999999-01-01T00:00:00Z");

    @Test
    void beginsNowUnlessSaid() {
        assertThat(draft(null, null).coupon("acme", NOW).validFrom()).isEqualTo(NOW);
    }

    @Test
    void hasDatesThatCanBeKept() {
        assertThatThrownBy(() -> draft(null, FAR).coupon("acme", NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("validTo must be between");
        assertThatThrownBy(() -> draft(FAR, null).coupon("acme", NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("validFrom must be between");
        assertThatThrownBy(() -> draft(Instant.MIN, null).coupon("acme", NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("validFrom must be between");
    }

    private static CouponDraft draft(@Nullable Instant from, @Nullable Instant to) {
        return new CouponDraft("SUMMER", "10", null, null, CouponDraft.Duration.ONCE, null, from, to, null, null);
    }
}
