package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that are for referred revenue only. */
class AttributedWaterfallTest {

    private static final TenantId PLATFORM = new TenantId("platform");
    private static final TenantId REACH = new TenantId("reach");
    private static final TenantId SCOUT = new TenantId("scout");
    private static final TenantId ACME = new TenantId("acme");
    private static final Rule.Attribution YEAR = new Rule.Attribution(12);

    private static final List<Rule> RULES = List.of(
            Rule.Percent.flat(PLATFORM, BigDecimal.TEN),
            new Rule.Percent(
                    REACH,
                    Rule.Basis.GROSS,
                    List.of(new Rule.Band(0, BigDecimal.valueOf(20)), new Rule.Band(10_000, BigDecimal.TEN)),
                    false,
                    null,
                    YEAR),
            new Rule.PerUnit(SCOUT, BigDecimal.valueOf(5), 300L, YEAR),
            new Rule.Residual(ACME));

    @Test
    void arePaidOfWhatTheirPartyHasReferred() {
        // 20 % of 100.00 and 10 % of the 50.00 above; 40 requests at 0.05.
        assertThat(minor(new Revenue(100_000, 900), new Revenue(15_000, 40)))
                .containsExactly(10_000L, 2_500L, 200L, 87_300L);
        assertThat(minor(new Revenue(100_000, 900), new Revenue(0, 0))).containsExactly(10_000L, 0L, 0L, 90_000L);
        assertThat(minor(new Revenue(100, 900), new Revenue(5_000, 9_000)))
                .as("never of more than there is")
                .containsExactly(10L, 20L, 70L, 0L);
    }

    @Test
    void aResellerHasWhatConsumersPaidAboveWholesale() {
        List<Rule> resale = List.of(
                new Rule.Resale(REACH, new BigDecimal("0.75"), null, null),
                new Rule.Percent(
                        PLATFORM, Rule.Basis.REMAINDER, List.of(new Rule.Band(0, BigDecimal.TEN)), false, null),
                new Rule.Residual(ACME));
        // 1000 requests for 10.00 cost 7.50 wholesale; below wholesale there is no margin, and nobody pays for it.
        assertThat(minor(resale, new Revenue(1000, 1000))).containsExactly(250L, 75L, 675L);
        assertThat(minor(resale, new Revenue(700, 1000))).containsExactly(0L, 70L, 630L);
        List<Rule> referred = List.of(new Rule.Resale(REACH, BigDecimal.ONE, 300L, YEAR), new Rule.Residual(ACME));
        assertThat(Waterfall.run(referred, new Revenue(9000, 100), place -> new Revenue(500, 100), place -> 0).stream()
                        .map(Part::minor))
                .as("500 less 100, capped")
                .containsExactly(300L, 8700L);
    }

    @Test
    void theSharesSumToTheRevenueWhateverIsReferred() {
        qt().withFixedSeed(20261122L)
                .withExamples(1000)
                .forAll(longs().between(0, 1_000_000_000), longs().between(0, 1_000_000_000), longs().between(0, 5_000))
                .checkAssert((gross, referred, units) -> {
                    List<Long> parts = minor(new Revenue(gross, 5_000), new Revenue(referred, units));
                    assertThat(parts.stream().mapToLong(part -> part).sum()).isEqualTo(gross);
                    assertThat(parts).allMatch(part -> part >= 0);
                });
    }

    private static List<Long> minor(List<Rule> rules, Revenue revenue) {
        return Waterfall.run(rules, revenue, place -> 0).stream()
                .map(Part::minor)
                .toList();
    }

    private static List<Long> minor(Revenue revenue, Revenue referred) {
        return Waterfall.run(RULES, revenue, place -> referred, place -> 0).stream()
                .map(Part::minor)
                .toList();
    }
}
