package io.modelmarket.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
        Component each = Tariffs.requests(Tariffs.perUnit("10.333333"));
        assertThat(Rating.total(Tariffs.of(each, each, each), Tariffs.used(1, 1, 1)))
                .hasToString("30.99 EUR");
    }

    @Test
    void aPriceChangeInMidPeriodSplitsTheLine() {
        Tariff before = Tariffs.of(Tariffs.requests(tiers("1.50", "2.00")));
        Tariff after = Tariffs.of(Tariffs.requests(tiers("2.50", "3.00")));
        assertThat(Tariffs.total(before, 100)).isEqualTo("150.00");
        assertThat(Tariffs.total(after, 100)).isEqualTo("250.00");
        assertThat(Tariffs.total(before, 1_001)).isEqualTo("1502.00");
        assertThat(Tariffs.total(after, 1_001)).isEqualTo("2503.00");
    }

    @Test
    void billsNothingWhereNothingIsNew() {
        assertThat(Rating.rate(
                        tariff("EUR", "0.002"), Tariffs.used(500), Map.of(1, new Billed(500, new Money(100, EUR)))))
                .isEmpty();
    }

    @Test
    void refusesToBillBackwards() {
        Map<Integer, Billed> before = Map.of(1, new Billed(501, new Money(100, EUR)));
        assertThatThrownBy(() -> Rating.rate(tariff("EUR", "0.002"), Tariffs.used(500), before))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesPricesThatMintCredit() {
        assertThatThrownBy(() -> tariff("EUR", "-1")).hasMessageContaining("never negative");
        assertThatThrownBy(() -> tariff("EUR", "0.0000000000001")).hasMessageContaining("after the point");
        assertThatThrownBy(() -> tariff("EUR", "1E+999999999")).hasMessageContaining("before the point");
        assertThatThrownBy(() -> tariff("XAU", "1")).hasMessageContaining("minor unit");
        assertThatThrownBy(() -> Tariffs.used(-1)).hasMessageContaining("never negative");
    }

    @Test
    void knowsAPlainPricePerRequest() {
        assertThat(tariff("EUR", "0.002").pricePerRequest()).contains(new BigDecimal("0.002"));
        assertThat(Tariffs.of(Tariffs.requests(1, Tariffs.perUnit("0.002"))).pricePerRequest())
                .isEmpty();
    }

    private static String charge(String currency, String price, long requests) {
        return Rating.total(tariff(currency, price), Tariffs.used(requests))
                .toDecimal()
                .toPlainString();
    }

    /** One price up to 1000, another above. */
    private static Pricing tiers(String price, String above) {
        return new Pricing.Graduated(List.of(Tariffs.tier(1_000L, price, "0"), Tariffs.tier(null, above, "0")));
    }

    private static Tariff tariff(String currency, String price) {
        return Tariff.perRequest(Currency.getInstance(currency), new BigDecimal(price));
    }
}
