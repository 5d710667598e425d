package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final long LARGEST = 1_000_000_000_000L;
    private static final TenantId A = new TenantId("a-one");
    private static final TenantId B = new TenantId("b-two");
    private static final TenantId C = new TenantId("c-three");

    @Test
    void keepsTheFormInWhichItWasWritten() {
        assertThat(Rate.parse("1/3")).hasToString("1/3");
        assertThat(Rate.parse("2/6")).hasToString("2/6").isEqualByComparingTo(Rate.parse("1/3"));
        assertThat(Rate.parse("1/3").percent()).isEqualTo("33.333333333333");
        assertThat(Rate.ofPercent(new BigDecimal("12.50"))).hasToString("12.5");
        assertThat(Rate.parse("1/8")).isEqualByComparingTo(Rate.ofPercent(new BigDecimal("12.5")));
    }

    @Test
    void refusesWhatIsNoFraction() {
        for (String text : List.of("1/0", "1", "0.5", "-1/3", "1/3/3", "1 / 3", "1000000/3000000", "")) {
            assertThatThrownBy(() -> Rate.parse(text)).as(text).hasMessageContaining("like 1/3");
        }
    }

    @Test
    void thirdsAreExactWhereDecimalsAreNot() {
        assertThat(amounts(thirds(), 2)).as("ties to the earlier").containsExactly(1L, 1L, 0L);
        assertThat(amounts(thirds(), 100)).containsExactly(34L, 33L, 33L);
        List<Rule> decimals = List.of(
                Rule.Percent.flat(A, new BigDecimal("33.333333333333")),
                Rule.Percent.flat(B, new BigDecimal("33.333333333333")),
                Rule.Percent.flat(C, new BigDecimal("33.333333333334")));
        assertThat(amounts(decimals, 2)).containsExactly(1L, 0L, 1L);
    }

    @Test
    void thirdsAreTheSplitByEqualWeights() {
        List<BigDecimal> equal = List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
        qt().forAll(longs().between(0, LARGEST))
                .checkAssert(gross -> assertThat(amounts(thirds(), gross)).isEqualTo(Split.allocate(gross, equal)));
    }

    @Test
    void fractionsOfAWholeShareItAll() {
        qt().forAll(
                        longs().between(0, LARGEST),
                        integers().between(2, 999_999),
                        integers().between(1, 999_999))
                .checkAssert((gross, denominator, numerator) -> {
                    int part = numerator % denominator;
                    List<Rule> rules = List.of(
                            Rule.Percent.flat(A, Rate.parse(part + "/" + denominator)),
                            Rule.Percent.flat(B, Rate.parse(denominator - part + "/" + denominator)));
                    List<Long> amounts = amounts(rules, gross);
                    assertThat(amounts.getFirst() + amounts.getLast()).isEqualTo(gross);
                    BigDecimal exact = BigDecimal.valueOf(gross).multiply(BigDecimal.valueOf(part));
                    assertThat(BigDecimal.valueOf(amounts.getFirst())
                                    .multiply(BigDecimal.valueOf(denominator))
                                    .subtract(exact)
                                    .abs())
                            .isLessThan(BigDecimal.valueOf(denominator));
                });
    }

    @Test
    void bandsMayBeFractionsToo() {
        List<Rule.Band> bands = List.of(new Rule.Band(0, Rate.parse("1/3")), new Rule.Band(300, Rate.parse("1/7")));
        Rule marginal = new Rule.Percent(A, Rule.Basis.GROSS, bands, false, null);
        assertThat(amounts(List.of(marginal, new Rule.Residual(B)), 370)).containsExactly(110L, 260L);
        Rule whole = new Rule.Percent(A, Rule.Basis.GROSS, bands, true, null);
        assertThat(amounts(List.of(whole, new Rule.Residual(B)), 371)).containsExactly(53L, 318L);
    }

    private static List<Rule> thirds() {
        Rate third = Rate.parse("1/3");
        return List.of(Rule.Percent.flat(A, third), Rule.Percent.flat(B, third), Rule.Percent.flat(C, third));
    }

    private static List<Long> amounts(List<Rule> rules, long gross) {
        return Waterfall.run(rules, new Revenue(gross, 0), place -> 0).stream()
                .map(Part::minor)
                .toList();
    }
}
