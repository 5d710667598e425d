package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.billing.split.RoyaltyLine.Form;
import io.modelmarket.billing.split.RoyaltyLine.Royalty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoyaltyLineTest {

    @Test
    void absoluteEachAncestorHasItsPerCentOfTheRevenue() {
        assertThat(of(100, absolute("10"), absolute("5"))).containsExactly(85L, 10L, 5L);
    }

    @Test
    void relativeEachPaysItsParentOfWhatItHas() {
        assertThat(of(100, relative("10"), relative("50"))).containsExactly(90L, 5L, 5L);
        assertThat(of(1000, relative("50"), relative("50"), relative("50"))).containsExactly(500L, 250L, 125L, 125L);
    }

    @Test
    void bothFormsInOneLine() {
        assertThat(of(100, relative("20"), absolute("10"))).containsExactly(70L, 20L, 10L);
        assertThat(of(100, absolute("20"), relative("10"))).containsExactly(80L, 18L, 2L);
    }

    @Test
    void whoAsksForNothingPaysNothingOnAndMoreThanAllGoesToTheNearest() {
        assertThat(of(100, Royalty.NONE, relative("50"))).containsExactly(100L, 0L, 0L);
        assertThat(of(100, Royalty.NONE, absolute("50"))).containsExactly(50L, 0L, 50L);
        assertThat(of(100, absolute("80"), absolute("30"), absolute("10"))).containsExactly(0L, 80L, 20L, 0L);
        assertThatThrownBy(() -> absolute("100.1")).hasMessageContaining("0 to 100");
        assertThatThrownBy(() -> relative("-1")).hasMessageContaining("0 to 100");
    }

    /** A random tree of releases; each of them earns, and its revenue goes along its own way to the root. */
    @Test
    void inAnyTreeThePartsOfEveryReleaseSumToItsRevenue() {
        qt().withFixedSeed(20261122L)
                .withExamples(300)
                .forAll(integers().all(), integers().between(2, 60), longs().between(0, 10_000_000))
                .checkAssert((seed, size, revenue) -> {
                    Random random = new Random(seed);
                    int[] base = new int[size];
                    List<Royalty> asked = new ArrayList<>();
                    for (int release = 0; release < size; release++) {
                        base[release] = release == 0 ? -1 : random.nextInt(release);
                        asked.add(anything(random));
                    }
                    for (int release = 0; release < size; release++) {
                        List<Royalty> line = new ArrayList<>();
                        for (int at = base[release]; at >= 0; at = base[at]) {
                            line.add(asked.get(at));
                        }
                        List<BigDecimal> parts = RoyaltyLine.parts(line);
                        assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                                .isEqualByComparingTo(BigDecimal.ONE);
                        assertThat(parts).hasSize(line.size() + 1).allMatch(part -> part.signum() >= 0);
                        assertThat(sum(Split.allocate(revenue, parts))).isEqualTo(revenue);
                    }
                });
    }

    @Test
    void aLineInAnyNumberOfBillsAndOrderComesToWhatItComesToInOne() {
        qt().withFixedSeed(20261123L)
                .withExamples(300)
                .forAll(integers().all(), integers().between(1, 9), integers().between(1, 10))
                .checkAssert((seed, depth, bills) -> {
                    Random random = new Random(seed);
                    List<Royalty> line = new ArrayList<>();
                    for (int i = 0; i < depth; i++) {
                        line.add(anything(random));
                    }
                    List<BigDecimal> parts = RoyaltyLine.parts(line);
                    List<Long> amounts = new ArrayList<>(
                            random.longs(bills, 0, 10_000).boxed().toList());
                    List<Long> once = Split.allocate(sum(amounts), parts);
                    assertThat(billed(amounts, parts)).isEqualTo(once);
                    Collections.shuffle(amounts, random);
                    assertThat(billed(amounts, parts)).isEqualTo(once);
                });
    }

    private static List<Long> billed(List<Long> amounts, List<BigDecimal> parts) {
        List<Long> has = new ArrayList<>(Collections.nCopies(parts.size(), 0L));
        long billed = 0;
        for (long amount : amounts) {
            billed += amount;
            List<Long> floors = has.stream().map(had -> -had).toList();
            List<Long> more = Growth.toward(Split.allocate(billed, parts), has, floors);
            assertThat(sum(more)).isEqualTo(amount);
            for (int i = 0; i < parts.size(); i++) {
                has.set(i, has.get(i) + more.get(i));
            }
        }
        return has;
    }

    private static List<Long> of(long revenue, Royalty... bases) {
        return Split.allocate(revenue, RoyaltyLine.parts(List.of(bases)));
    }

    private static Royalty anything(Random random) {
        BigDecimal percent = BigDecimal.valueOf(random.nextInt(100_001), 3);
        return switch (random.nextInt(3)) {
            case 0 -> Royalty.NONE;
            case 1 -> new Royalty(Form.ABSOLUTE, percent);
            default -> new Royalty(Form.RELATIVE, percent);
        };
    }

    private static Royalty absolute(String percent) {
        return new Royalty(Form.ABSOLUTE, new BigDecimal(percent));
    }

    private static Royalty relative(String percent) {
        return new Royalty(Form.RELATIVE, new BigDecimal(percent));
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(part -> part).sum();
    }
}
