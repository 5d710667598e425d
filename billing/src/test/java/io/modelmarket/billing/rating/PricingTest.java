package io.modelmarket.billing.rating;

import static io.modelmarket.billing.rating.Tariffs.perUnit;
import static io.modelmarket.billing.rating.Tariffs.requests;
import static io.modelmarket.billing.rating.Tariffs.tier;
import static io.modelmarket.billing.rating.Tariffs.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.meter.Meter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pricing model by figures that other systems have published. */
class PricingTest {

    private static final Pricing LAGO_TIERS =
            new Pricing.Graduated(List.of(tier(10L, "10", "2"), tier(20L, "5", "3"), tier(null, "5", "3")));

    static Stream<Arguments> figuresOfBillingSystems() {
        return Stream.of(
                // Kill Bill, usage in arrears with tiers.
                figure(
                        "killbill tiers",
                        graduated(tier(10L, "1.50", "0"), tier(110L, "1.00", "0"), tier(null, "0.50", "0")),
                        111,
                        "115.50"),
                figure(
                        "killbill top tier",
                        volume(tier(10L, "1.50", "0"), tier(110L, "1.00", "0"), tier(null, "0.50", "0")),
                        111,
                        "55.50"),
                // Lago, specifications of its charge models.
                figure("lago package", new Pricing.Packages(10, BigDecimal.valueOf(100)), 121, "1300.00"),
                figure("lago volume, first tier", lagoVolume(), 100, "210.00"),
                figure("lago volume, second tier", lagoVolume(), 101, "101.00"),
                figure("lago volume, third tier", lagoVolume(), 300, "200.00"),
                figure("lago graduated, nothing", LAGO_TIERS, 0, "0.00"),
                figure("lago graduated, first unit", LAGO_TIERS, 1, "12.00"),
                figure("lago graduated, whole first tier", LAGO_TIERS, 10, "102.00"),
                figure("lago graduated, second tier", LAGO_TIERS, 11, "110.00"),
                figure("lago graduated, within the second tier", LAGO_TIERS, 12, "115.00"),
                figure("lago graduated, third tier", LAGO_TIERS, 21, "163.00"));
    }

    static Stream<Arguments> figuresOfTheirGuides() {
        return Stream.of(
                // Lago, guide to volume charges: 65 000 calls at 0.0006 and 10 flat.
                figure(
                        "lago guide volume",
                        volume(
                                tier(10_000L, "0.0010", "10"),
                                tier(50_000L, "0.0008", "10"),
                                tier(100_000L, "0.0006", "10"),
                                tier(null, "0.0004", "10")),
                        65_000,
                        "49.00"),
                // Autumn, documentation of graduated pricing.
                figure(
                        "autumn graduated",
                        graduated(tier(1_000L, "0.01", "0"), tier(10_000L, "0.008", "0"), tier(null, "0.005", "0")),
                        15_000,
                        "107.00"),
                // Zuplo, documentation of pricing models, graduated and volume with the same tiers.
                figure("zuplo per unit", perUnit("0.001"), 100_000, "100.00"),
                figure("zuplo graduated", graduated(zuploTiers()), 15_000, "600.00"),
                figure("zuplo volume", volume(zuploTiers()), 15_000, "150.00"),
                // Chargebee, documentation of package pricing: what is begun is paid.
                figure("chargebee small package", chargebeePackage(), 10, "1.25"),
                figure("chargebee whole package", chargebeePackage(), 1_000_000, "1.25"),
                figure("chargebee begun package", chargebeePackage(), 1_500_000, "2.50"),
                // Flexprice, documentation of a fixed price for a range of units: a stairstep.
                figure("flexprice range", flexpriceRanges(), 4_500, "200.00"),
                figure("flexprice begun range", flexpriceRanges(), 1_500, "200.00"),
                figure("flexprice first range", flexpriceRanges(), 1_000, "50.00"),
                // Solvimon, documentation of stairstep pricing: each step that is reached adds its price.
                figure(
                        "solvimon staircase",
                        graduated(tier(100L, "0", "25"), tier(1_000L, "0", "20"), tier(null, "0", "15")),
                        200,
                        "45.00"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"figuresOfBillingSystems", "figuresOfTheirGuides"})
    void comesToThePublishedFigure(String source, Pricing pricing, long units, String amount) {
        assertThat(total(Tariffs.of(requests(pricing)), units)).isEqualTo(amount);
    }

    @Test
    void includedUnitsAreNotPaid() {
        Pricing hundredForTen = new Pricing.Packages(10, BigDecimal.valueOf(100));
        assertThat(total(Tariffs.of(requests(10, hundredForTen)), 121)).isEqualTo("1200.00");
        assertThat(total(Tariffs.of(requests(200, hundredForTen)), 121)).isEqualTo("0.00");
        Pricing fiveForHundred = new Pricing.Packages(100, BigDecimal.valueOf(5));
        assertThat(total(Tariffs.of(requests(100, fiveForHundred)), 201)).isEqualTo("10.00");
    }

    @Test
    void computeTimeIsPaidBySecondAndBytesByMegabyte() {
        Tariff tariff = Tariffs.of(
                new Component.Usage("Compute", Meter.COMPUTE_TIME, 0, perUnit("0.02")),
                new Component.Usage("Out", Meter.BYTES_OUT, 1, perUnit("0.10")));
        assertThat(total(tariff, 1_500_000, 3_500_000)).isEqualTo("0.28");
        assertThat(total(tariff, 1, 1_000_001)).isEqualTo("0.00");
    }

    @Test
    void aVolumePriceMayFallWithUsage() {
        Tariff tariff = Tariffs.of(requests(lagoVolume()));
        assertThat(total(tariff, 100)).isEqualTo("210.00");
        assertThat(total(tariff, 101)).isEqualTo("101.00");
        assertThat(lagoVolume().mayFall()).isTrue();
        assertThat(LAGO_TIERS.mayFall()).isFalse();
    }

    @Test
    void saysHowATieredAmountComesAbout() {
        List<Band> bands = Rating.price(Tariffs.of(requests(5, LAGO_TIERS)), Tariffs.used(20))
                .getFirst()
                .bands();
        assertThat(bands).extracting(band -> band.units().toPlainString()).containsExactly("5", "10", "5");
        assertThat(bands).extracting(band -> band.amount().toPlainString()).containsExactly("0", "102", "28");
    }

    @Test
    void refusesTiersThatAreNone() {
        assertThatThrownBy(() -> graduated(tier(10L, "1", "0"), tier(10L, "1", "0"), tier(null, "1", "0")))
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> graduated(tier(null, "1", "0"), tier(10L, "1", "0")))
                .hasMessageContaining("only the last");
        assertThatThrownBy(() -> volume(tier(10L, "1", "0"))).hasMessageContaining("every unit has a price");
        assertThatThrownBy(() -> graduated()).hasMessageContaining("1 to 20 tiers");
        assertThatThrownBy(() -> tier(0L, "1", "0")).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> tier(1L, "1", "-1")).hasMessageContaining("never negative");
        assertThatThrownBy(() -> new Pricing.Packages(0, BigDecimal.ONE)).hasMessageContaining("size");
    }

    private static Arguments figure(String source, Pricing pricing, long units, String amount) {
        return Arguments.of(source, pricing, units, amount);
    }

    private static Pricing graduated(Tier... tiers) {
        return new Pricing.Graduated(List.of(tiers));
    }

    private static Pricing volume(Tier... tiers) {
        return new Pricing.Volume(List.of(tiers));
    }

    private static Pricing lagoVolume() {
        return volume(tier(100L, "2", "10"), tier(200L, "1", "0"), tier(null, "0.5", "50"));
    }

    private static Tier[] zuploTiers() {
        return new Tier[] {tier(1_000L, "0.10", "0"), tier(10_000L, "0.05", "0"), tier(null, "0.01", "0")};
    }

    private static Pricing chargebeePackage() {
        return new Pricing.Packages(1_000_000, new BigDecimal("1.25"));
    }

    private static Pricing flexpriceRanges() {
        return volume(tier(1_000L, "0", "50"), tier(5_000L, "0", "200"), tier(null, "0", "350"));
    }
}
