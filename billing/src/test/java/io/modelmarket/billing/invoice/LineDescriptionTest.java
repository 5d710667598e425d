package io.modelmarket.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of a line is read again, whatever is in the names. */
class LineDescriptionTest {

    private static final String MODEL = "acme/digits";
    private static final String PERIOD = "2026-05";
    private static final List<String> NAMES = List.of(
            "pro",
            "a v1",
            "p, plan q",
            "Requests, first tier",
            "x: y",
            "价格 {0}",
            "it's",
            "b v2, 2026-05: Tokens",
            "c v9, 2026-05",
            "d\ne",
            "(.*)$",
            ", less coupon FAIR",
            ", less what was credited");

    @Test
    void isWrittenAsItAlwaysWas() {
        assertThat(line(LineKind.USAGE, "pro", null, null).text()).isEqualTo("acme/digits, plan pro v2, 2026-05");
        assertThat(line(LineKind.ADJUSTMENT, "pro", "Tokens", "FAIR-10").text())
                .isEqualTo("Adjustment for 2026-05: acme/digits, plan pro v2: Tokens, less coupon FAIR-10");
        assertThat(line(LineKind.USAGE, "pro", null, null).ofCoupon("FAIR"))
                .isEqualTo("Coupon FAIR: acme/digits, plan pro v2, 2026-05");
    }

    @ParameterizedTest
    @EnumSource(LineKind.class)
    void isReadAgain(LineKind kind) {
        for (String plan : NAMES) {
            for (String component : NAMES) {
                assertRead(line(kind, plan, component, null), component);
                assertRead(line(kind, plan, component, "FAIR-10"), component);
            }
            assertRead(line(kind, plan, null, "FAIR-10"), null);
            assertRead(line(kind, plan, null, null), "Requests");
            LineDescription line = line(kind, plan, null, null);
            assertThat(LineDescription.parseCoupon("FAIR", PERIOD, line.ofCoupon("FAIR")))
                    .contains(line);
        }
    }

    @ParameterizedTest
    @EnumSource(LineKind.class)
    void isReadAgainWhereSomeOfItWasCredited(LineKind kind) {
        for (String plan : NAMES) {
            String text = line(kind, plan, "Tokens", "FAIR-10").text() + ", less what was credited";
            assertThat(LineDescription.parse(kind, MODEL, PERIOD, "Tokens", text))
                    .hasValueSatisfying(read -> {
                        assertThat(read.plan()).isEqualTo(plan);
                        assertThat(read.credited()).isTrue();
                        assertThat(read.text()).isEqualTo(text);
                    });
        }
    }

    @Test
    void isNotGuessedWhereItIsWrittenOtherwise() {
        assertThat(LineDescription.parse(LineKind.USAGE, MODEL, PERIOD, null, "digits"))
                .isEmpty();
        assertThat(LineDescription.parse(
                        LineKind.USAGE, MODEL, PERIOD, "Rows", "acme/digits, plan pro v2, 2026-05: Tokens"))
                .isEmpty();
        assertThat(LineDescription.parseCoupon("FAIR", PERIOD, "Coupon FAIR: digits"))
                .isEmpty();
    }

    private static void assertRead(LineDescription line, @Nullable String component) {
        assertThat(LineDescription.parse(line.kind(), MODEL, PERIOD, component, line.text()))
                .as(line.text())
                .contains(line);
    }

    private static LineDescription line(
            LineKind kind, String plan, @Nullable String component, @Nullable String coupon) {
        return new LineDescription(kind, MODEL, plan, 2, PERIOD, component, coupon, false);
    }
}
