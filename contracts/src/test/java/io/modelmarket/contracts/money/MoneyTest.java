package io.modelmarket.contracts.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "10.333333, EUR, 10.33 EUR",
        "0.005, EUR, 0.01 EUR",
        "-0.005, EUR, -0.01 EUR",
        "0.004999999999, EUR, 0.00 EUR",
        "104.895, JPY, 105 JPY",
        "1.2345, KWD, 1.235 KWD"
    })
    void roundsOnceHalfUpToTheCurrencysDigits(BigDecimal amount, String currency, String expected) {
        assertThat(Money.round(amount, Currency.getInstance(currency))).hasToString(expected);
    }

    @Test
    void addsAndNegatesExactly() {
        Money price = new Money(1033, EUR);

        assertThat(price.plus(price).plus(price)).isEqualTo(new Money(3099, EUR));
        assertThat(price.minus(price)).isEqualTo(Money.zero(EUR));
        assertThat(price.negate().minorUnits()).isEqualTo(-1033);
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Money(1, EUR).plus(new Money(1, Currency.getInstance("USD"))))
                .withMessageContaining("USD");
    }

    @Test
    void neverOverflowsSilently() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MAX_VALUE, EUR).plus(new Money(1, EUR)));
    }

    @Test
    void refusesCurrenciesWithoutMinorUnit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.zero(Currency.getInstance("XAU")));
    }
}
