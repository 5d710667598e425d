package io.modelmarket.billing.rating;

import static io.modelmarket.billing.rating.Tariffs.EUR;
import static io.modelmarket.billing.rating.Tariffs.MONTH;
import static io.modelmarket.billing.rating.Tariffs.amount;
import static io.modelmarket.billing.rating.Tariffs.perUnit;
import static io.modelmarket.billing.rating.Tariffs.requests;
import static io.modelmarket.billing.rating.Tariffs.tier;
import static io.modelmarket.billing.rating.Tariffs.total;
import static io.modelmarket.billing.rating.Tariffs.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.contracts.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several components in one plan. */
class PlanPriceTest {

    private static final Component FEE = new Component.Recurring("Fee", amount("31.00"));
    private static final Component EACH = requests(perUnit("1.00"));

    @Test
    void aFeeIsPaidForTheSecondsOnThePlan() {
        Tariff tariff = Tariffs.of(FEE);
        assertThat(total(tariff, MONTH)).isEqualTo("31.00");
        assertThat(total(tariff, 12L * 86_400)).isEqualTo("12.00");
        assertThat(total(tariff, 1)).isEqualTo("0.00");
    }

    @Test
    void partsOfAFeeAddUpToIt() {
        Tariff tariff = Tariffs.of(FEE);
        Money first = Rating.total(tariff, used(12L * 86_400 + 1));
        Money second = Rating.total(tariff, used(MONTH - 12L * 86_400 - 1));
        assertThat(first.plus(second)).hasToString("31.00 EUR");
    }

    @Test
    void aMinimumChargesWhatIsMissing() {
        // Lago, guide to spending minimums: 50 of a minimum of 100 are used, the true-up is 50.
        Tariff lago = Tariffs.of(requests(perUnit("0.010")), new Component.Minimum("Minimum", amount("100")));
        List<Charge> charges = Rating.price(lago, used(5_000, MONTH));
        assertThat(charges).extracting(c -> c.amount().toString()).containsExactly("50.00 EUR", "50.00 EUR");
        assertThat(total(lago, 20_000, MONTH)).isEqualTo("200.00");
        assertThat(total(lago, 0, MONTH / 2)).isEqualTo("50.00");
    }

    @Test
    void aMaximumIsMetToTheCent() {
        Tariff tariff = Tariffs.of(
                requests(perUnit("1.00")),
                new Component.Usage("Rows", Meter.ROWS, 0, perUnit("1.00")),
                new Component.Usage("Compute", Meter.COMPUTE_TIME, 0, perUnit("1.00")),
                new Component.Maximum("Maximum", amount("100.00")));
        List<Charge> charges = Rating.price(tariff, used(50, 50, 50_000_000));
        assertThat(charges)
                .extracting(c -> c.amount().toString())
                .containsExactly("33.33 EUR", "33.33 EUR", "33.34 EUR");
        assertThat(charges).extracting(c -> c.gross().toString()).containsOnly("50.00 EUR");
        assertThat(total(tariff, 20, 20, 20_000_000)).isEqualTo("60.00");
    }

    @Test
    void componentsWorkInTheirOrder() {
        Component percent = new Component.PercentDiscount("Ten off", amount("10"));
        Component fixed = new Component.FixedDiscount("Five off", amount("5.00"));
        assertThat(total(Tariffs.of(EACH, percent, fixed), 100)).isEqualTo("85.00");
        assertThat(total(Tariffs.of(EACH, fixed, percent), 100)).isEqualTo("85.50");
        assertThat(total(Tariffs.of(EACH, percent, FEE), 100, 0, MONTH)).isEqualTo("121.00");
    }

    @Test
    void aFixedDiscountNeverPaysOut() {
        Tariff tariff = Tariffs.of(EACH, new Component.FixedDiscount("Five off", amount("5.00")));
        assertThat(total(tariff, 3)).isEqualTo("0.00");
        assertThat(total(tariff, 5)).isEqualTo("0.00");
        assertThat(total(tariff, 6)).isEqualTo("1.00");
    }

    @Test
    void feeTiersComputeMinimumAndDiscountTogether() {
        Tariff tariff = Tariffs.of(
                new Component.Recurring("Fee", amount("20.00")),
                requests(100, new Pricing.Graduated(List.of(tier(1_000L, "0.05", "0"), tier(null, "0.02", "0")))),
                new Component.Usage("Compute", Meter.COMPUTE_TIME, 10, perUnit("0.10")),
                new Component.Minimum("Minimum", amount("30.00")),
                new Component.PercentDiscount("Partner", amount("10")));
        assertThat(total(tariff, MONTH, 1_600, 40_000_000, MONTH)).isEqualTo("74.70");
        assertThat(total(tariff, MONTH, 100, 10_000_000, MONTH)).isEqualTo("27.00");
    }

    @Test
    void whatIsKnownOnlyAtTheEndIsLeftOutUntilThen() {
        Tariff tariff = Tariffs.of(
                FEE,
                EACH,
                requests(new Pricing.Volume(List.of(tier(null, "1", "0")))),
                new Component.Minimum("Minimum", amount("100")));
        Consumption soFar = used(MONTH, 7, 7, MONTH).soFar(tariff, Set.of());
        assertThat(soFar.quantities()).isEqualTo(Map.of(2, 7L));
        assertThat(Rating.total(tariff, soFar)).hasToString("7.00 EUR");
        assertThat(used(MONTH, 7, 7, MONTH).soFar(tariff, Set.of(1)).quantities())
                .isEqualTo(Map.of(1, MONTH, 2, 7L));
    }

    @Test
    void aFallenChargeBillsNothingUntilItHasRisenAgain() {
        Tariff tariff = Tariffs.of(requests(
                new Pricing.Volume(List.of(tier(100L, "2", "10"), tier(200L, "1", "0"), tier(null, "0.5", "50")))));
        Map<Integer, Billed> before = Map.of(1, new Billed(100, new Money(21_000, EUR)));
        assertThat(Rating.rate(tariff, used(101), before)).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(1);
            assertThat(line.amount().minorUnits()).isZero();
        });
        assertThat(Rating.rate(tariff, used(400), before))
                .extracting(line -> line.amount().toString())
                .containsExactly("40.00 EUR");
    }

    @Test
    void lateUsageUnderAMinimumIsBilledForNothing() {
        Tariff tariff = Tariffs.of(EACH, new Component.Minimum("Minimum", amount("10.00")));
        Map<Integer, Billed> before =
                Map.of(1, new Billed(4, new Money(400, EUR)), 2, new Billed(MONTH, new Money(600, EUR)));
        assertThat(Rating.rate(tariff, used(7, MONTH), before)).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(3);
            assertThat(line.amount().minorUnits()).isZero();
        });
        assertThat(Rating.rate(tariff, used(12, MONTH), before))
                .extracting(line -> line.amount().toString())
                .containsExactly("2.00 EUR");
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        assertThatThrownBy(Tariffs::of).hasMessageContaining("1 to 20 components");
        assertThatThrownBy(() -> Tariffs.of(new Component.Maximum("Cap", amount("1")), EACH))
                .hasMessageContaining("'Cap' acts on the charges above it");
        assertThatThrownBy(() -> Tariffs.of(new Component.Recurring("Fee", amount("1.005"))))
                .hasMessageContaining("'Fee'")
                .hasMessageContaining("at most 2 digits");
        assertThatThrownBy(() ->
                        new Tariff(Currency.getInstance("JPY"), List.of(new Component.Recurring("Fee", amount("1.5")))))
                .hasMessageContaining("at most 0 digits");
        assertThatThrownBy(() -> Tariffs.of(
                        EACH, new Component.Minimum("A", amount("1")), new Component.Minimum("B", amount("1"))))
                .hasMessageContaining("at most one minimum");
        assertThatThrownBy(() -> new Component.PercentDiscount("All", amount("100.1")))
                .hasMessageContaining("at most 100");
        assertThatThrownBy(() -> new Component.Recurring("Fee", amount("-1"))).hasMessageContaining("never negative");
    }

    @Test
    void aPriceThatNobodyCouldWriteOutIsRefused() {
        for (String price : List.of("1e2147483647", "-1e2147483647", "1e-2147483647", "12345678901234567890")) {
            assertThatThrownBy(() -> Tariffs.of(requests(perUnit(price))))
                    .as(price)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a price ");
        }
    }
}
