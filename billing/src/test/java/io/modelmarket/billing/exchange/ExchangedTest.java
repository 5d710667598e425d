package io.modelmarket.billing.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangedTest {

    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "KWD", "CNY");

    @ParameterizedTest
    @CsvSource({
        "100.00 USD, USD, EUR, 0.86235, 0, 86.24 EUR, 0.00 EUR",
        "100.00 USD, EUR, USD, 1.1600, 0, 86.21 EUR, 0.00 EUR",
        "1.00 EUR, EUR, JPY, 162.5, 0, 163 JPY, 0 JPY",
        "163 JPY, EUR, JPY, 162.5, 0, 1.00 EUR, 0.00 EUR",
        "10.00 EUR, EUR, KWD, 0.35555, 0, 3.556 KWD, 0.000 KWD",
        "100.00 USD, USD, EUR, 0.9, 1.5, 90.00 EUR, 1.35 EUR",
        "0.01 USD, USD, EUR, 0.5, 0, 0.01 EUR, 0.00 EUR"
    })
    void changesOnceAndRoundsOnceHalfUp(
            String paid,
            String base,
            String quote,
            BigDecimal rate,
            BigDecimal percent,
            String changed,
            String spread) {
        Exchanged exchanged = Exchanged.of(money(paid), rate(base, quote, rate), percent);
        assertThat(exchanged.changed()).isEqualTo(money(changed));
        assertThat(exchanged.spread()).isEqualTo(money(spread));
        assertThat(exchanged.credited().plus(exchanged.spread())).isEqualTo(exchanged.changed());
    }

    @Test
    void refusesWhatComesToNothingAndAnotherCurrency() {
        Rate rate = rate("USD", "EUR", new BigDecimal("0.4"));
        assertThatThrownBy(() -> Exchanged.of(money("0.01 USD"), rate, BigDecimal.ZERO))
                .hasMessageContaining("is nothing in EUR");
        assertThatThrownBy(() -> Exchanged.of(money("1.00 CNY"), rate, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Exchanged.of(
                        new Money(Long.MAX_VALUE, Currency.getInstance("USD")),
                        rate("USD", "EUR", BigDecimal.TEN),
                        BigDecimal.ZERO))
                .hasMessageContaining("is more than can be booked");
        assertThatThrownBy(() -> rate("USD", "USD", BigDecimal.ONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rate("USD", "EUR", BigDecimal.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWithinHalfAMinorUnitOfTheExactWorthAndNegatesExactly() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            Currency from = Currency.getInstance(CURRENCIES.get(random.nextInt(5)));
            Currency into = Currency.getInstance(CURRENCIES.get(random.nextInt(5)));
            if (from.equals(into)) {
                continue;
            }
            BigDecimal number = new BigDecimal(random.nextLong(1, 1_000_000_000L)).movePointLeft(random.nextInt(8));
            boolean direct = random.nextBoolean();
            Rate rate = new Rate(LocalDate.EPOCH, direct ? from : into, direct ? into : from, 1, number);
            Money paid = new Money(random.nextLong(1, 1_000_000_000L), from);
            BigDecimal percent = new BigDecimal(random.nextInt(500)).movePointLeft(2);
            Exchanged exchanged;
            try {
                exchanged = Exchanged.of(paid, rate, percent);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).containsAnyOf("is nothing in", "is more than can be booked");
                continue;
            }
            BigDecimal exact = direct
                    ? paid.toDecimal().multiply(number)
                    : paid.toDecimal().divide(number, 40, RoundingMode.HALF_EVEN);
            BigDecimal half = new BigDecimal("0.5").movePointLeft(into.getDefaultFractionDigits());
            assertThat(exchanged.changed().toDecimal().subtract(exact).abs()).isLessThanOrEqualTo(half);
            assertThat(exchanged.credited().minorUnits()).isPositive();
            Exchanged back = exchanged.negated();
            assertThat(back.paid().plus(exchanged.paid()).minorUnits()).isZero();
            assertThat(back.changed().plus(exchanged.changed()).minorUnits()).isZero();
            assertThat(back.credited().plus(exchanged.credited()).minorUnits()).isZero();
            assertThat(back.spread().plus(exchanged.spread()).minorUnits()).isZero();
        }
    }

    @Test
    void theLeastAmountThatCoversWhatIsOpenPaysJustThat() {
        Rate rate = rate("GBP", "EUR", new BigDecimal("1.2"));
        Money open = money("10.05 EUR");
        assertThat(Exchanged.of(money("8.37 GBP"), open, rate, BigDecimal.ZERO).credited())
                .isEqualTo(money("10.04 EUR"));
        Exchanged covers = Exchanged.of(money("8.38 GBP"), open, rate, BigDecimal.ZERO);
        assertThat(covers.credited()).isEqualTo(open);
        assertThat(covers.changed()).isEqualTo(money("10.06 EUR"));
        assertThat(covers.spread()).isEqualTo(money("0.01 EUR"));
        assertThat(Exchanged.of(money("8.39 GBP"), open, rate, BigDecimal.ZERO).credited())
                .isEqualTo(money("10.07 EUR"));
        Exchanged rest = Exchanged.of(
                money("0.01 EUR"), money("1 JPY"), rate("EUR", "JPY", new BigDecimal("162.5")), BigDecimal.ZERO);
        assertThat(rest.credited()).isEqualTo(money("1 JPY"));
        assertThat(rest.spread()).isEqualTo(money("1 JPY"));
    }

    @Test
    void whateverIsOpenCanBePaidToTheLastUnit() {
        Random random = new Random(20261123);
        for (int round = 0; round < 2_000; round++) {
            Currency from = Currency.getInstance(CURRENCIES.get(random.nextInt(5)));
            Currency into = Currency.getInstance(CURRENCIES.get(random.nextInt(5)));
            if (from.equals(into)) {
                continue;
            }
            BigDecimal number = new BigDecimal(random.nextLong(1, 100_000L)).movePointLeft(2 + random.nextInt(3));
            Rate rate = new Rate(LocalDate.EPOCH, from, into, 1, number);
            Money open = new Money(random.nextLong(1, 1_000_000L), into);
            BigDecimal percent = new BigDecimal(random.nextInt(300)).movePointLeft(2);
            Exchanged least = Exchanged.of(new Money(least(open, from, rate, percent), from), open, rate, percent);
            assertThat(least.credited()).isEqualTo(open);
            assertThat(least.spread().minorUnits())
                    .isBetween(0L, least.changed().minorUnits() - 1);
        }
    }

    /** How many minor units cover what is open, and one less does not. */
    private static long least(Money open, Currency from, Rate rate, BigDecimal percent) {
        long none = 0;
        long enough = 1_000_000_000_000L;
        while (enough - none > 1) {
            long middle = (none + enough) / 2;
            if (covers(new Money(middle, from), open, rate, percent)) {
                enough = middle;
            } else {
                none = middle;
            }
        }
        return enough;
    }

    private static boolean covers(Money paid, Money open, Rate rate, BigDecimal percent) {
        try {
            return Exchanged.of(paid, rate, percent).credited().minorUnits() >= open.minorUnits();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Rate rate(String base, String quote, BigDecimal rate) {
        return new Rate(LocalDate.EPOCH, Currency.getInstance(base), Currency.getInstance(quote), 1, rate);
    }

    private static Money money(String text) {
        String[] parts = text.split(" ", -1);
        return Money.round(new BigDecimal(parts[0]), Currency.getInstance(parts[1]));
    }
}
