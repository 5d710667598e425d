package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaterfallTest {

    private static final long LARGEST = 1_000_000_000_000L;
    private static final TenantId A = new TenantId("a-one");
    private static final TenantId B = new TenantId("b-two");
    private static final TenantId C = new TenantId("c-three");
    private static final TenantId D = new TenantId("d-four");

    @Test
    void sharesThePublishedWaterfall() {
        List<Rule> rules = List.of(
                flat(A, "20"),
                flat(B, "20"),
                new Rule.Percent(
                        C, Rule.Basis.REMAINDER, List.of(new Rule.Band(0, new BigDecimal("100"))), false, 1000L),
                new Rule.Residual(D));
        assertThat(amounts(rules, 10_000, 1)).containsExactly(2000L, 2000L, 1000L, 5000L);
    }

    @Test
    void anAdvanceAtHalfPaysNothingUntilTwiceItsAmount() {
        List<Rule> rules = List.of(flat(A, "50"), flat(B, "50"), new Rule.Recoupment(A, B, 100_000));
        assertThat(amounts(rules, 199_999, 1)).containsExactly(100_000L, 99_999L, 99_999L, -99_999L);
        assertThat(amounts(rules, 300_000, 1)).containsExactly(150_000L, 150_000L, 100_000L, -100_000L);
        assertThat(Waterfall.run(rules, new Revenue(300_000, 1), place -> place == 2 ? 99_990 : 0).stream()
                        .map(Part::minor))
                .containsExactly(150_000L, 150_000L, 10L, -10L);
    }

    @Test
    void percentagesThatAnAdvancePartsComeToTheWhole() {
        List<Rule> rules = List.of(flat(A, "34"), new Rule.Recoupment(B, A, 100_000), flat(B, "33"), flat(C, "33"));
        for (long total = 1; total <= 1000; total++) {
            assertThat(amounts(rules, total, 1).stream().mapToLong(part -> part).sum())
                    .isEqualTo(total);
        }
        assertThat(amounts(rules, 101, 1)).containsExactly(34L, 34L, -34L, 33L, 34L);
    }

    @Test
    void computeIsPaidFirstAndNeverMoreThanThereIs() {
        List<Rule> rules =
                List.of(new Rule.PerUnit(A, new BigDecimal("0.125"), 500L), flat(B, "90"), new Rule.Residual(C));
        assertThat(amounts(rules, 1000, 100)).containsExactly(13L, 900L, 87L);
        assertThat(amounts(rules, 1000, 1_000_000)).containsExactly(500L, 500L, 0L);
        assertThat(amounts(rules, 7, 1_000_000)).containsExactly(7L, 0L, 0L);
        assertThat(amounts(rules, 0, 1_000_000)).containsExactly(0L, 0L, 0L);
    }

    @Test
    void aMinimumIsToppedUpFromWhatIsLeft() {
        List<Rule> rules = List.of(flat(A, "10"), new Rule.Minimum(A, 300), new Rule.Residual(B));
        assertThat(amounts(rules, 1000, 0)).containsExactly(100L, 200L, 700L);
        assertThat(amounts(rules, 5000, 0)).containsExactly(500L, 0L, 4500L);
        assertThat(amounts(rules, 200, 0)).containsExactly(20L, 180L, 0L);
    }

    @Test
    void aFeeByVolumeIsMarginalOrWhole() {
        List<Rule.Band> bands =
                List.of(new Rule.Band(0, new BigDecimal("20")), new Rule.Band(10_000, new BigDecimal("5")));
        for (Map.Entry<Boolean, Long> expected :
                Map.of(false, 2000L + 500L, true, 1000L).entrySet()) {
            Rule fee = new Rule.Percent(A, Rule.Basis.GROSS, bands, expected.getKey(), null);
            assertThat(amounts(List.of(fee, new Rule.Residual(B)), 20_000, 0))
                    .containsExactly(expected.getValue(), 20_000 - expected.getValue());
        }
    }

    @Test
    void percentagesThatAreAWholeAreTheLargestRemainderSplit() {
        qt().forAll(longs().between(0, LARGEST), integers().between(1, 98)).checkAssert((gross, first) -> {
            List<BigDecimal> percents =
                    List.of(BigDecimal.valueOf(first), BigDecimal.ONE, BigDecimal.valueOf(99L - first));
            List<Rule> rules = List.of(
                    Rule.Percent.flat(A, percents.get(0)),
                    Rule.Percent.flat(B, percents.get(1)),
                    Rule.Percent.flat(C, percents.get(2)));
            assertThat(amounts(rules, gross, 0)).isEqualTo(Split.allocate(gross, percents));
        });
    }

    @Test
    void sharesAlwaysSumToTheRevenue() {
        qt().forAll(
                        longs().between(0, LARGEST),
                        longs().between(0, 1_000_000),
                        integers().all())
                .checkAssert((gross, units, seed) -> {
                    List<Part> parts = Waterfall.run(anything(seed), new Revenue(gross, units), place -> 0);
                    assertThat(parts.stream().mapToLong(Part::minor).sum()).isEqualTo(gross);
                    assertThat(byParty(parts).values()).allMatch(sum -> sum >= 0);
                });
    }

    @Test
    void anyNumberOfInterimBillsComesToWhatOneDoes() {
        qt().forAll(
                        lists().of(longs().between(0, 100_000)).ofSizeBetween(1, 12),
                        integers().all())
                .checkAssert((bills, seed) -> {
                    List<Rule> rules = anything(seed);
                    Revenue revenue = new Revenue(0, 0);
                    List<Long> has = amounts(rules, 0, 0);
                    List<Long> accrued = new ArrayList<>(has);
                    for (long bill : bills) {
                        revenue = revenue.plus(bill, bill / 3);
                        List<Long> now = amounts(rules, revenue.gross(), revenue.units());
                        for (int i = 0; i < now.size(); i++) {
                            accrued.set(i, accrued.get(i) + now.get(i) - has.get(i));
                        }
                        has = now;
                    }
                    assertThat(accrued).isEqualTo(amounts(rules, revenue.gross(), revenue.units()));
                });
    }

    @Test
    void theOrderOfPercentagesMovesNobodyByMoreThanTheTiedUnit() {
        qt().forAll(
                        longs().between(0, LARGEST),
                        integers().between(1, 49),
                        integers().between(1, 49))
                .checkAssert((gross, a, b) -> {
                    List<Rule> forth = List.of(flat(A, "" + a), flat(B, "" + b), flat(C, "" + (100 - a - b)));
                    List<Rule> back = List.of(flat(C, "" + (100 - a - b)), flat(B, "" + b), flat(A, "" + a));
                    Map<String, Long> one = byParty(Waterfall.run(forth, new Revenue(gross, 0), place -> 0));
                    Map<String, Long> other = byParty(Waterfall.run(back, new Revenue(gross, 0), place -> 0));
                    boolean tied = tied(gross, a, b) || tied(gross, a, 100 - a - b) || tied(gross, b, 100 - a - b);
                    one.forEach((party, amount) -> assertThat(Math.abs(amount - other.getOrDefault(party, 0L)))
                            .isLessThanOrEqualTo(tied ? 1 : 0));
                });
    }

    @Test
    void slicesOfAWholeComeBackToIt() {
        qt().forAll(
                        lists().of(longs().between(-3, 1_000_000)).ofSizeBetween(1, 8),
                        integers().between(0, 100))
                .assuming((parts, percent) -> parts.stream().mapToLong(p -> p).sum() > 0)
                .checkAssert((parts, percent) -> {
                    long whole = parts.stream().mapToLong(p -> p).sum();
                    assertThat(Split.slice(parts, whole)).isEqualTo(parts);
                    assertThat(Split.slice(parts, whole * percent / 100).stream()
                                    .mapToLong(p -> p)
                                    .sum())
                            .isEqualTo(whole * percent / 100);
                });
    }

    private static boolean tied(long gross, int one, int other) {
        return gross % 100 * one % 100 == gross % 100 * other % 100;
    }

    private static List<Long> amounts(List<Rule> rules, long gross, long units) {
        return Waterfall.run(rules, new Revenue(gross, units), place -> 0).stream()
                .map(Part::minor)
                .toList();
    }

    private static Map<String, Long> byParty(List<Part> parts) {
        Map<String, Long> sums = new TreeMap<>();
        parts.forEach(part -> sums.merge(part.party().value(), part.minor(), Long::sum));
        return sums;
    }

    private static Rule flat(TenantId party, String percent) {
        return Rule.Percent.flat(party, new BigDecimal(percent));
    }

    /** Rules of every kind in a random order, a residual, perhaps an advance. */
    private static List<Rule> anything(int seed) {
        Random random = new Random(seed);
        List<Rule> rules = new ArrayList<>();
        List<TenantId> parties = List.of(A, B, C, D);
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            TenantId party = parties.get(random.nextInt(parties.size()));
            Long cap = random.nextBoolean() ? null : (Long) (1L + random.nextInt(5000));
            rules.add(
                    switch (random.nextInt(5)) {
                        case 0 -> new Rule.PerUnit(party, BigDecimal.valueOf(1 + random.nextInt(9999), 3), cap);
                        case 3 -> new Rule.Resale(party, BigDecimal.valueOf(1 + random.nextInt(99_999), 3), cap, null);
                        case 1 -> new Rule.Minimum(party, 1 + random.nextInt(100_000));
                        case 2 ->
                            new Rule.Percent(
                                    party,
                                    random.nextBoolean() ? Rule.Basis.GROSS : Rule.Basis.REMAINDER,
                                    List.of(
                                            new Rule.Band(0, BigDecimal.valueOf(random.nextInt(16_000), 3)),
                                            new Rule.Band(
                                                    1 + random.nextInt(50_000),
                                                    BigDecimal.valueOf(random.nextInt(16_000), 3))),
                                    random.nextBoolean(),
                                    cap);
                        default -> Rule.Percent.flat(party, BigDecimal.valueOf(1 + random.nextInt(16_000), 3));
                    });
        }
        rules.add(new Rule.Residual(D));
        if (random.nextBoolean()) {
            rules.add(new Rule.Recoupment(A, D, 1 + random.nextInt(100_000)));
        }
        return rules;
    }
}
