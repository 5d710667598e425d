package io.modelmarket.billing.rating;

import static io.modelmarket.billing.rating.Tariffs.EUR;
import static io.modelmarket.billing.rating.Tariffs.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What coupons take off. */
class CouponRatingTest {

    private static final Tariff TEN_OFF = Tariffs.of(
            new Component.Recurring("Fee", amount("20.00")),
            Tariffs.requests(Tariffs.perUnit("1.00")),
            new Component.PercentDiscount("Launch", amount("10")));

    @Test
    void actsAfterThePlansOwnDiscount() {
        Tariff percent = TEN_OFF.less(new Component.PercentDiscount("Coupon A", amount("50")));
        Tariff fixed = TEN_OFF.less(new Component.FixedDiscount("Coupon B", amount("7.00")));
        assertThat(Tariffs.total(TEN_OFF, Tariffs.MONTH, 80)).isEqualTo("90.00");
        assertThat(Tariffs.total(percent, Tariffs.MONTH, 80)).isEqualTo("45.00");
        assertThat(Tariffs.total(fixed, Tariffs.MONTH, 80)).isEqualTo("83.00");
        assertThat(Rating.couponTakes(fixed, Tariffs.used(Tariffs.MONTH, 80))).hasToString("7.00 EUR");
    }

    @Test
    void isTakenFromTheChargesByLargestRemainder() {
        Tariff tariff = TEN_OFF.less(new Component.FixedDiscount("Coupon", amount("0.05")));
        List<Charge> charges = Rating.price(tariff, Tariffs.used(Tariffs.MONTH, 10));
        assertThat(charges).extracting(charge -> charge.amount().toString()).containsExactly("17.97 EUR", "8.98 EUR");
    }

    @Test
    void neverGoesBelowZero() {
        Tariff tariff = TEN_OFF.less(new Component.FixedDiscount("Coupon", amount("1000.00")));
        Consumption used = Tariffs.used(Tariffs.MONTH, 3);
        assertThat(Rating.total(tariff, used)).isEqualTo(Money.zero(EUR));
        assertThat(Rating.couponTakes(tariff, used)).hasToString("20.70 EUR");
        assertThat(Rating.rate(tariff, used, Map.of()))
                .allSatisfy(line -> assertThat(line.amount()).isEqualTo(Money.zero(EUR)));
    }

    @Test
    void mayGoBelowThePlansMinimum() {
        Tariff tariff = Tariffs.of(
                        Tariffs.requests(Tariffs.perUnit("1.00")), new Component.Minimum("Least", amount("30.00")))
                .less(new Component.PercentDiscount("Coupon", amount("10")));
        assertThat(Tariffs.total(tariff, 5, Tariffs.MONTH)).isEqualTo("27.00");
    }

    @Test
    void isOfTheTariffsCurrency() {
        Tariff yen = new Tariff(Currency.getInstance("JPY"), TEN_OFF.components());
        assertThatThrownBy(() -> yen.less(new Component.FixedDiscount("Coupon", amount("0.50"))))
                .hasMessageContaining("digits after the point");
    }
}
