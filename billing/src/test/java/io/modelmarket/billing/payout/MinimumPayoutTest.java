package io.modelmarket.billing.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As the service comes, and as it is set. */
class MinimumPayoutTest {

    @Test
    void isTwentyFiveWhereNothingElseIsSet() {
        assertThat(least("EUR", Map.of())).isEqualTo("25.00 EUR");
        assertThat(least("USD", Map.of())).isEqualTo("25.00 USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
                "XPF"
            })
    void isNoHandfulOfTheSmallestUnitsOfACurrencyWithoutDecimals(String currency) {
        assertThat(Currency.getInstance(currency).getDefaultFractionDigits()).isZero();
        assertThat(minimum(Map.of()).of(Currency.getInstance(currency)).minorUnits())
                .isBetween(2_500L, 1_000_000L);
    }

    @Test
    void isLessInCurrenciesOfThreeDecimalsThatAreWorthMore() {
        assertThat(least("KWD", Map.of())).isEqualTo("9.000 KWD");
    }

    @Test
    void isSetForACurrencyAndForTheOthers() {
        Map<String, String> set = Map.of(
                "market.payout.minimum",
                "40",
                "market.payout.minimum-in.jpy",
                "9000",
                "market.payout.minimum-in.KRW",
                "1");
        assertThat(least("JPY", set)).isEqualTo("9000 JPY");
        assertThat(least("KRW", set)).isEqualTo("1 KRW");
        assertThat(least("EUR", set)).isEqualTo("40.00 EUR");
        assertThat(least("EUR", Map.of("market.payout.minimum", "0"))).isEqualTo("0.01 EUR");
    }

    private static String least(String currency, Map<String, String> set) {
        return minimum(set).of(Currency.getInstance(currency)).toString();
    }

    private static MinimumPayout minimum(Map<String, String> set) {
        try {
            return new MinimumPayout(new SmallRyeConfigBuilder()
                    .withMapping(PayoutConfig.class)
                    .withSources(
                            new PropertiesConfigSource(set, "set", 500),
                            new PropertiesConfigSource(
                                    Objects.requireNonNull(PayoutConfig.class.getResource("/application.properties")),
                                    100))
                    .withValidateUnknown(false)
                    .build()
                    .getConfigMapping(PayoutConfig.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
