package io.modelmarket.billing.rating;

import static io.modelmarket.billing.rating.Tariffs.EUR;
import static io.modelmarket.billing.rating.Tariffs.MONTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of any plan, however its components, usage and partial bills come together. */
class PartialBillsTest {

    private static final int EXAMPLES = 2_000;
    private static final List<Meter> METERS = List.of(Meter.values());

    @Test
    void partialBillsComeToTheSameAsOne() {
        qt().withExamples(EXAMPLES)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    Tariff tariff = tariff(random);
                    List<Map<Integer, Long>> parts = parts(tariff, random);
                    Bills bills = new Bills(tariff);
                    parts.forEach(bills::interim);
                    bills.last();
                    assertThat(bills.total()).isEqualTo(Rating.total(tariff, bills.consumption()));
                });
    }

    @Test
    void theOrderOfUsageMakesNoDifference() {
        qt().withExamples(EXAMPLES)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    Tariff tariff = tariff(random);
                    List<Map<Integer, Long>> parts = parts(tariff, random);
                    List<Map<Integer, Long>> shuffled = new ArrayList<>(parts);
                    Collections.shuffle(shuffled, random);
                    Bills inOrder = new Bills(tariff);
                    parts.forEach(inOrder::interim);
                    inOrder.last();
                    Bills otherwise = new Bills(tariff);
                    shuffled.forEach(otherwise::interim);
                    otherwise.last();
                    assertThat(otherwise.total()).isEqualTo(inOrder.total());
                });
    }

    @Test
    void moreUsageNeverCostsLessButUnderVolumePricing() {
        qt().withExamples(EXAMPLES)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    Tariff tariff = withoutVolume(tariff(random));
                    Bills bills = new Bills(tariff);
                    Money before = Money.zero(EUR);
                    for (Map<Integer, Long> part : parts(tariff, random)) {
                        bills.use(part);
                        Money after = Rating.total(tariff, bills.consumption());
                        assertThat(after.minorUnits()).isGreaterThanOrEqualTo(before.minorUnits());
                        before = after;
                    }
                });
    }

    @Test
    void noLineIsNegativeAndEachBillsSomething() {
        qt().withExamples(EXAMPLES)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    Tariff tariff = tariff(random);
                    Bills bills = new Bills(tariff);
                    parts(tariff, random).forEach(bills::interim);
                    bills.last();
                    assertThat(bills.lines).allSatisfy(line -> {
                        assertThat(line.amount().minorUnits()).isGreaterThanOrEqualTo(0);
                        assertThat(line.quantity()).isPositive();
                        assertThat(line.cumulative().minorUnits())
                                .isGreaterThanOrEqualTo(line.amount().minorUnits());
                    });
                });
    }

    private static Tariff withoutVolume(Tariff tariff) {
        List<Component> components = tariff.components().stream()
                .map(component -> component instanceof Component.Usage usage
                                && usage.pricing().mayFall()
                        ? new Component.Usage(usage.name(), usage.meter(), 0, Tariffs.perUnit("0.07"))
                        : component)
                .toList();
        Component.Discount coupon = tariff.coupon();
        Tariff same = new Tariff(EUR, components);
        return coupon == null ? same : same.less(coupon);
    }

    private static Tariff tariff(Random random) {
        List<Component> components = new ArrayList<>();
        components.add(charge(random));
        int more = random.nextInt(5);
        for (int i = 0; i < more; i++) {
            components.add(random.nextBoolean() ? charge(random) : adjustment(random));
        }
        if (random.nextBoolean()) {
            components.add(new Component.Minimum("Minimum", cents(random)));
        }
        if (random.nextBoolean()) {
            components.add(new Component.Maximum("Maximum", cents(random)));
        }
        Tariff plain = new Tariff(EUR, components);
        return random.nextBoolean() ? plain.less(adjustment(random)) : plain;
    }

    private static Component charge(Random random) {
        Meter meter = METERS.get(random.nextInt(METERS.size()));
        return random.nextInt(5) == 0
                ? new Component.Recurring("Fee", cents(random))
                : new Component.Usage("Usage", meter, random.nextInt(3) * 10L, pricing(random));
    }

    private static Component.Discount adjustment(Random random) {
        return random.nextBoolean()
                ? new Component.FixedDiscount("Off", cents(random))
                : new Component.PercentDiscount("Off", BigDecimal.valueOf(1 + random.nextInt(1000), 1));
    }

    private static Pricing pricing(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Pricing.PerUnit(price(random));
            case 1 -> new Pricing.Packages(1 + random.nextInt(50), price(random));
            case 2 -> new Pricing.Graduated(tiers(random));
            default -> new Pricing.Volume(tiers(random));
        };
    }

    private static List<Tier> tiers(Random random) {
        List<Tier> tiers = new ArrayList<>();
        long upTo = 0;
        for (int i = random.nextInt(3); i > 0; i--) {
            upTo += 1 + random.nextInt(100);
            tiers.add(new Tier(upTo, price(random), cents(random)));
        }
        tiers.add(new Tier(null, price(random), cents(random)));
        return tiers;
    }

    private static BigDecimal price(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), 5);
    }

    private static BigDecimal cents(Random random) {
        return BigDecimal.valueOf(random.nextInt(50_000), 2);
    }

    private static List<Map<Integer, Long>> parts(Tariff tariff, Random random) {
        List<Map<Integer, Long>> parts = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            Map<Integer, Long> part = new HashMap<>();
            for (int place = 1; place <= tariff.components().size(); place++) {
                if (tariff.at(place) instanceof Component.Usage usage) {
                    long scale = usage.meter().priced(1).scale() == 0 ? 1 : 500_000;
                    part.put(place, random.nextInt(80) * scale);
                }
            }
            parts.add(part);
        }
        return parts;
    }

    /** A period billed in parts. */
    private static final class Bills {

        private final Tariff tariff;
        private final List<RatedLine> lines = new ArrayList<>();
        private final Map<Integer, Long> used = new HashMap<>();
        private final Map<Integer, Billed> billed = new HashMap<>();

        Bills(Tariff tariff) {
            this.tariff = tariff;
            for (int place = 1; place <= tariff.components().size(); place++) {
                Component component = tariff.at(place);
                if (component instanceof Component.Recurring || component instanceof Component.Minimum) {
                    used.put(place, MONTH / 2);
                }
            }
        }

        void use(Map<Integer, Long> part) {
            part.forEach((place, quantity) -> used.merge(place, quantity, Long::sum));
        }

        void interim(Map<Integer, Long> part) {
            use(part);
            bill(consumption().soFar(tariff, billed.keySet()));
        }

        void last() {
            bill(consumption());
        }

        Consumption consumption() {
            return new Consumption(MONTH, used);
        }

        Money total() {
            return lines.stream().map(RatedLine::amount).reduce(Money.zero(EUR), Money::plus);
        }

        private void bill(Consumption consumption) {
            for (RatedLine line : Rating.rate(tariff, consumption, billed)) {
                lines.add(line);
                billed.put(line.charge().place(), new Billed(line.cumulativeQuantity(), line.cumulative()));
            }
        }
    }
}
