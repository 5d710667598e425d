package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void aPartThatWasGivenTooMuchGivesItBackWhereItCan() {
        assertThat(Growth.toward(List.of(75L, 75L), List.of(100L, 0L), List.of(-25L, 0L)))
                .containsExactly(-25L, 75L);
        assertThat(Growth.toward(List.of(75L, 75L), List.of(100L, 0L), List.of(0L, 0L)))
                .containsExactly(0L, 50L);
        assertThat(Growth.toward(List.of(70L, 40L, 40L), List.of(100L, 0L, 0L), List.of(-10L, 0L, 0L)))
                .containsExactly(-10L, 30L, 30L);
    }

    @Test
    void partsNeverShrinkTogether() {
        assertThatThrownBy(() -> Growth.toward(List.of(1L), List.of(2L), List.of(-2L)))
                .hasMessageContaining("never less");
        assertThatThrownBy(() -> Growth.toward(List.of(1L, 1L), List.of(1L), List.of(0L)))
                .hasMessageContaining("a floor");
    }

    @Test
    void aPeriodInSeveralBillsComesToWhatItComesToInOne() {
        qt().withFixedSeed(20261122L)
                .withExamples(500)
                .forAll(integers().all(), integers().between(1, 6), integers().between(1, 8))
                .checkAssert((seed, parts, bills) -> {
                    Random random = new Random(seed);
                    List<BigDecimal> used = new ArrayList<>(Collections.nCopies(parts, BigDecimal.ZERO));
                    List<Long> has = new ArrayList<>(Collections.nCopies(parts, 0L));
                    long billed = 0;
                    for (int bill = 0; bill < bills; bill++) {
                        used.replaceAll(units -> units.add(BigDecimal.valueOf(random.nextInt(50))));
                        used.set(0, used.getFirst().add(BigDecimal.ONE));
                        billed += random.nextInt(1000);
                        List<Long> more = Growth.toward(Split.allocate(billed, used), has, negated(has));
                        for (int i = 0; i < parts; i++) {
                            has.set(i, has.get(i) + more.get(i));
                        }
                    }
                    assertThat(has).isEqualTo(Split.allocate(billed, used));
                });
    }

    @Test
    void whateverTheFloorsTheAmountIsGivenAndNobodyFallsBelowItsOwn() {
        qt().withFixedSeed(20261123L)
                .withExamples(500)
                .forAll(integers().all(), integers().between(1, 6))
                .checkAssert((seed, parts) -> {
                    Random random = new Random(seed);
                    List<Long> had = random.longs(parts, 0, 500).boxed().toList();
                    List<Long> floors =
                            had.stream().map(has -> -random.nextLong(has + 1)).toList();
                    long amount = random.nextLong(1000);
                    long whole = sum(had) + amount;
                    List<BigDecimal> weights = random.longs(parts, 1, 50)
                            .mapToObj(BigDecimal::valueOf)
                            .toList();
                    List<Long> more = Growth.toward(Split.allocate(whole, weights), had, floors);
                    assertThat(sum(more)).isEqualTo(amount);
                    for (int i = 0; i < parts; i++) {
                        assertThat(more.get(i)).isGreaterThanOrEqualTo(floors.get(i));
                    }
                });
    }

    private static List<Long> negated(List<Long> parts) {
        return parts.stream().map(part -> -part).toList();
    }

    private static long sum(List<Long> parts) {
        return parts.stream().mapToLong(part -> part).sum();
    }
}
