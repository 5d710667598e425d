package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class SplitTest {

    private static final long LARGEST = 1_000_000_000_000_000L;

    @Test
    void splitsThePublishedCases() {
        assertThat(Split.allocate(15, percents("80", "8", "12"))).containsExactly(12L, 1L, 2L);
        assertThat(Split.allocate(100, percents("70", "15", "5", "10"))).containsExactly(70L, 15L, 5L, 10L);
        assertThat(Split.allocate(5, percents("7", "3"))).containsExactly(4L, 1L);
    }

    @Test
    void givesTiesToTheEarlierPart() {
        assertThat(Split.allocate(1, percents("50", "50"))).containsExactly(1L, 0L);
        assertThat(Split.allocate(2, percents("33.333333333333", "33.333333333333", "33.333333333334")))
                .containsExactly(1L, 0L, 1L);
        assertThat(Split.allocate(2, percents("1", "1", "1"))).containsExactly(1L, 1L, 0L);
    }

    @Test
    void refusesWhatIsNoSplit() {
        assertThatThrownBy(() -> Split.allocate(-5, percents("7", "3"))).hasMessageContaining("negative");
        assertThatThrownBy(() -> Split.allocate(5, List.of())).hasMessageContaining("above zero");
        assertThatThrownBy(() -> Split.allocate(5, percents("0", "0"))).hasMessageContaining("above zero");
        assertThatThrownBy(() -> Split.allocate(5, percents("101", "-1"))).hasMessageContaining("never negative");
    }

    @Test
    void partsAlwaysSumToTheWhole() {
        qt().forAll(longs().between(0, LARGEST), weights())
                .checkAssert((basis, weights) -> assertThat(Split.allocate(basis, weights).stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(basis));
    }

    @Test
    void eachPartIsWithinOneUnitOfItsExactShare() {
        qt().forAll(longs().between(0, LARGEST), weights()).checkAssert((basis, weights) -> {
            BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            List<Long> parts = Split.allocate(basis, weights);
            for (int i = 0; i < parts.size(); i++) {
                BigDecimal exact =
                        weights.get(i).multiply(BigDecimal.valueOf(basis)).divide(total, MathContext.DECIMAL128);
                assertThat(exact.subtract(BigDecimal.valueOf(parts.get(i))).abs())
                        .isLessThan(BigDecimal.ONE);
            }
        });
    }

    @Test
    void aLargerWeightNeverGetsLess() {
        qt().forAll(longs().between(0, LARGEST), weights()).checkAssert((basis, weights) -> {
            List<Long> parts = Split.allocate(basis, weights);
            for (int i = 0; i < parts.size(); i++) {
                for (int j = 0; j < parts.size(); j++) {
                    if (weights.get(i).compareTo(weights.get(j)) > 0) {
                        assertThat(parts.get(i)).isGreaterThanOrEqualTo(parts.get(j));
                    }
                }
            }
        });
    }

    private static List<BigDecimal> percents(String... values) {
        return java.util.Arrays.stream(values).map(BigDecimal::new).toList();
    }

    /** One to twelve weights above zero with up to six digits after the point. */
    private static Gen<List<BigDecimal>> weights() {
        Gen<BigDecimal> weight = integers().between(1, 100_000_000).map(i -> BigDecimal.valueOf(i, 6));
        return lists().of(weight).ofSizeBetween(1, 12);
    }
}
