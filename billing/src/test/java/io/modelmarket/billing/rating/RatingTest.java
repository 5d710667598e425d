package io.modelmarket.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class RatingTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void comesToThePublishedFigures() {
        assertThat(charge("EUR", "0.002", 500)).isEqualTo("1.00");
        assertThat(charge("EUR", "10.333333", 1)).isEqualTo("10.33");
        assertThat(charge("EUR", "1.50", 100)).isEqualTo("150.00");
        assertThat(charge("EUR", "2.50", 100)).isEqualTo("250.00");
        assertThat(charge("JPY", "0.105", 999)).isEqualTo("105");
        assertThat(charge("KWD", "0.0005", 1)).isEqualTo("0.001");
        assertThat(charge("EUR", "0.000000000001", 1_000_000_000_000L)).isEqualTo("1.00");
    }

    @Test
    void roundsEachLineOnce() {
        Tariff tariff = tariff("EUR", "10.333333");
        Money sum = Money.zero(EUR);
        for (int line = 0; line < 3; line++) {
            sum = sum.plus(Rating.charge(tariff, 1));
        }
        assertThat(sum).hasToString("30.99 EUR");
    }

    @Test
    void aPriceChangeInMidPeriodSplitsTheLine() {
        Money before = Rating.charge(tariff("EUR", "1.50"), 100);
        Money after = Rating.charge(tariff("EUR", "2.50"), 100);
        assertThat(before.plus(after)).hasToString("400.00 EUR");
    }

    @Test
    void billsNothingWhereNothingIsNew() {
        assertThat(Rating.rate(tariff("EUR", "0.002"), 500, new Billed(500, new Money(100, EUR))))
                .isEmpty();
    }

    @Test
    void refusesToBillBackwards() {
        Billed before = new Billed(501, new Money(100, EUR));
        assertThatThrownBy(() -> Rating.rate(tariff("EUR", "0.002"), 500, before))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPricesThatMintCredit() {
        assertThatThrownBy(() -> tariff("EUR", "-1")).hasMessageContaining("never negative");
        assertThatThrownBy(() -> tariff("EUR", "0.0000000000001")).hasMessageContaining("after the point");
        assertThatThrownBy(() -> tariff("EUR", "1E+999999999")).hasMessageContaining("before the point");
        assertThatThrownBy(() -> tariff("XAU", "1")).hasMessageContaining("minor unit");
        assertThatThrownBy(() -> tariff("EUR", "1").charge(-1)).hasMessageContaining("never negative");
    }

    @Test
    void partialBillsComeToTheSameAsOne() {
        qt().forAll(prices(), lists().of(integers().between(0, 5000)).ofSizeBetween(1, 20))
                .checkAssert((price, parts) -> {
                    Tariff tariff = new Tariff(EUR, price);
                    long total = parts.stream().mapToLong(Integer::longValue).sum();
                    assertThat(inParts(tariff, parts)).isEqualTo(Rating.charge(tariff, total));
                });
    }

    @Test
    void theOrderOfPartialBillsMakesNoDifference() {
        qt().forAll(prices(), lists().of(integers().between(0, 5000)).ofSizeBetween(1, 20))
                .checkAssert((price, parts) -> {
                    Tariff tariff = new Tariff(EUR, price);
                    List<Integer> shuffled = new ArrayList<>(parts);
                    Collections.shuffle(shuffled, new Random(7));
                    assertThat(inParts(tariff, shuffled)).isEqualTo(inParts(tariff, parts));
                });
    }

    @Test
    void moreUsageNeverCostsLess() {
        qt().forAll(prices(), integers().between(0, 1_000_000), integers().between(0, 1000))
                .checkAssert((price, requests, more) -> {
                    Tariff tariff = new Tariff(EUR, price);
                    assertThat(Rating.charge(tariff, (long) requests + more).minorUnits())
                            .isGreaterThanOrEqualTo(
                                    Rating.charge(tariff, requests).minorUnits());
                });
    }

    private static Money inParts(Tariff tariff, List<Integer> parts) {
        Billed billed = new Billed(0, Money.zero(EUR));
        for (int part : parts) {
            Billed before = billed;
            billed = Rating.rate(tariff, before.requests() + part, before)
                    .map(line -> new Billed(
                            before.requests() + line.requests(), before.amount().plus(line.amount())))
                    .orElse(before);
        }
        return billed.amount();
    }

    private static String charge(String currency, String price, long requests) {
        return Rating.charge(tariff(currency, price), requests).toDecimal().toPlainString();
    }

    private static Tariff tariff(String currency, String price) {
        return new Tariff(Currency.getInstance(currency), new BigDecimal(price));
    }

    private static Gen<BigDecimal> prices() {
        return integers().between(0, 100_000_000).map(i -> BigDecimal.valueOf(i, 8));
    }
}
