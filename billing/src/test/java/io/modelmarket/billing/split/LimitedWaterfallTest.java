package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules that end, count other things than requests, or are net of fees. */
class LimitedWaterfallTest {

    private static final TenantId PLATFORM = new TenantId("platform");
    private static final TenantId A = new TenantId("a-one");
    private static final TenantId B = new TenantId("b-two");
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    @Test
    void aPriceIsForThePricedUnitOfItsMeter() {
        List<Rule> rules = List.of(
                new Rule.PerUnit(A, Meter.COMPUTE_TIME, BigDecimal.valueOf(50), Limits.NONE),
                new Rule.Resale(B, Meter.BYTES_OUT, BigDecimal.valueOf(2), List.of(), Limits.NONE),
                new Rule.Residual(PLATFORM));
        Facts facts =
                new Facts(place -> new Revenue(1000, place == 0 ? 2_500_000 : 350_000_000), place -> 0, JULY, PLATFORM);
        assertThat(minor(rules, 1000, facts))
                .as("2.5 s at 50; 1000 less 350 MB at 2; nobody more than is left")
                .containsExactly(125L, 300L, 575L);
    }

    @Test
    void whatIsNetOfFeesIsLessThePlatformsPartOnly() {
        List<Rule> rules = List.of(
                Rule.Percent.flat(B, BigDecimal.valueOf(20)),
                Rule.Percent.flat(PLATFORM, BigDecimal.TEN),
                percent(A, Rule.Basis.NET_OF_FEES, "50", Limits.NONE),
                new Rule.Residual(B));
        assertThat(minor(rules, 1000, facts(0, JULY))).containsExactly(200L, 100L, 450L, 250L);
        assertThat(minor(rules, 1000, new Facts(place -> new Revenue(0, 0), place -> 0, JULY, null)))
                .containsExactly(200L, 100L, 500L, 200L);
    }

    @Test
    void netOfTaxIsTheRevenueByItsOtherName() {
        List<Rule> mixed = List.of(
                percent(A, Rule.Basis.NET_OF_TAX, "50", Limits.NONE), percent(B, Rule.Basis.GROSS, "50", Limits.NONE));
        assertThat(minor(mixed, 101, facts(0, JULY))).containsExactly(51L, 50L);
    }

    @Test
    void aRuleOutOfItsWindowHasNothing() {
        Limits untilJuly = new Limits(null, null, new Window(null, JULY), null);
        Limits fromJuly = new Limits(null, null, new Window(JULY, JULY.plusMonths(1)), null);
        List<Rule> rules = List.of(
                percent(A, Rule.Basis.GROSS, "60", untilJuly),
                percent(A, Rule.Basis.GROSS, "50", fromJuly),
                new Rule.PerUnit(A, Meter.REQUESTS, BigDecimal.ONE, untilJuly),
                new Rule.Residual(B));
        assertThat(minor(rules, 1000, facts(5, JULY.minusMonths(1)))).containsExactly(600L, 0L, 5L, 395L);
        assertThat(minor(rules, 1000, facts(5, JULY))).containsExactly(0L, 500L, 0L, 500L);
        assertThat(minor(rules, 1000, facts(5, JULY.plusMonths(1)))).containsExactly(0L, 0L, 0L, 1000L);
    }

    @Test
    void windowsKnowWhetherTheyMeet() {
        Window july = new Window(JULY, JULY.plusMonths(1));
        assertThat(Window.meet(july, new Window(null, JULY))).isFalse();
        assertThat(Window.meet(new Window(JULY.plusMonths(1), null), july)).isFalse();
        assertThat(Window.meet(july, new Window(JULY.minusMonths(9), null))).isTrue();
        assertThat(Window.meet(july, null)).isTrue();
        assertThatThrownBy(() -> new Window(JULY, JULY)).hasMessageContaining("ends after it begins");
        assertThatThrownBy(() -> new Window(null, null)).hasMessageContaining("first month");
    }

    @Test
    void noOrderOfPeriodsGivesMoreThanTheLifetimeCap() {
        qt().withFixedSeed(20261123L)
                .withExamples(500)
                .forAll(
                        lists().of(longs().between(0, 5_000)).ofSizeBetween(1, 12),
                        integers().between(1, 4_000),
                        integers().between(1, 4_000))
                .checkAssert((bills, lifetime, cap) -> {
                    Limits limits = new Limits((long) cap, (long) lifetime, null, null);
                    List<Rule> rules = List.of(percent(A, Rule.Basis.GROSS, "50", limits), new Rule.Residual(B));
                    long[] gross = new long[3];
                    long[] has = new long[3];
                    for (int i = 0; i < bills.size(); i++) {
                        int period = i % 3;
                        gross[period] += bills.get(i);
                        long elsewhere = has[0] + has[1] + has[2] - has[period];
                        Facts facts = new Facts(place -> new Revenue(0, 0), place -> elsewhere, JULY, null);
                        List<Long> parts = minor(rules, gross[period], facts);
                        assertThat(parts.getFirst()).isBetween(has[period], (long) cap);
                        assertThat(parts.getFirst() + parts.getLast()).isEqualTo(gross[period]);
                        has[period] = parts.getFirst();
                        assertThat(has[0] + has[1] + has[2]).isLessThanOrEqualTo(lifetime);
                    }
                });
    }

    private static Rule percent(TenantId party, Rule.Basis basis, String percent, Limits limits) {
        return new Rule.Percent(party, basis, limits, List.of(new Rule.Band(0, new BigDecimal(percent))), false);
    }

    private static Facts facts(long units, @Nullable YearMonth month) {
        return new Facts(place -> new Revenue(1000, units), place -> 0, month, PLATFORM);
    }

    private static List<Long> minor(List<Rule> rules, long gross, Facts facts) {
        return Waterfall.run(rules, new Revenue(gross, 0), facts).stream()
                .map(Part::minor)
                .toList();
    }
}
