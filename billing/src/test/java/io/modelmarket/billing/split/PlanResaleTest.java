package io.modelmarket.billing.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.billing.split.Revenue.Sold;
import io.modelmarket.contracts.id.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A reseller's margin where plans have wholesale prices of their own. */
class PlanResaleTest {

    private static final TenantId REACH = new TenantId("reach");
    private static final TenantId PLATFORM = new TenantId("platform");
    private static final TenantId ACME = new TenantId("acme");
    private static final UUID BASIC = new UUID(0, 1);
    private static final UUID PRO = new UUID(0, 2);
    private static final UUID FREE = new UUID(0, 3);

    @Test
    void eachPlanHasItsPriceAndAllOthersTheCommonOne() {
        Revenue revenue = new Revenue(3500, 40, Map.of(BASIC, new Sold(1000, 10), PRO, new Sold(1500, 20)));
        // 10.00 - 10 x 0.80, 15.00 - 20 x 0.355, 10.00 of others - 10 x 0.90
        assertThat(minor(resale("90", price(BASIC, "80"), price(PRO, "35.5")), revenue))
                .containsExactly(200L + 790L + 100L, 241L, 2169L);
    }

    @Test
    void withoutACommonPriceOtherPlansAreNotResold() {
        Revenue revenue = new Revenue(3500, 40, Map.of(PRO, new Sold(1500, 20)));
        assertThat(minor(resale(null, price(PRO, "35")), revenue)).containsExactly(800L, 270L, 2430L);
        assertThat(minor(resale(null, price(PRO, "35")), new Revenue(2000, 20))).containsExactly(0L, 200L, 1800L);
    }

    @Test
    void whatOnePlanLacksComesOffWhatOthersBring() {
        Revenue revenue = new Revenue(1500, 30, Map.of(FREE, new Sold(0, 10), PRO, new Sold(1500, 20)));
        assertThat(minor(resale("50", price(PRO, "35")), revenue).getFirst()).isEqualTo(300);
        assertThat(minor(resale("50", price(PRO, "35"), price(FREE, "0")), revenue)
                        .getFirst())
                .as("nothing is asked for what is free")
                .isEqualTo(800);
        assertThat(minor(resale("500", price(PRO, "35")), revenue).getFirst()).isZero();
    }

    @Test
    void moreTakenBackOfAPlanThanIsLeftIsNobodysGain() {
        Revenue revenue = new Revenue(100, 30, Map.of(PRO, new Sold(900, 5), BASIC, new Sold(-800, 5)));
        assertThat(minor(resale(null, price(PRO, "10")), revenue)).containsExactly(100L, 0L, 0L);
        assertThat(minor(resale("1", price(PRO, "10"), price(BASIC, "1")), revenue)
                        .getFirst())
                .isEqualTo(850 - 805 - 20);
    }

    @Test
    void aPriceThatIsTheCommonOneChangesNothing() {
        qt().withFixedSeed(20261122L)
                .forAll(
                        longs().between(0, 1_000_000_000),
                        longs().between(0, 100_000),
                        integers().all())
                .checkAssert((gross, units, seed) -> {
                    Revenue revenue = parted(gross, units, new Random(seed));
                    Rule named = resale("12.345", price(BASIC, "12.345"), price(PRO, "12.345"));
                    assertThat(minor(named, revenue))
                            .isEqualTo(minor(new Rule.Resale(REACH, new BigDecimal("12.345"), null, null), revenue));
                });
    }

    @Test
    void sharesSumToTheRevenueAndTheMarginIsExact() {
        qt().withFixedSeed(20261122L)
                .forAll(
                        longs().between(0, 1_000_000_000),
                        longs().between(0, 100_000),
                        integers().all())
                .checkAssert((gross, units, seed) -> {
                    Random random = new Random(seed);
                    Revenue revenue = parted(gross, units, random);
                    Rule.Resale rule = anything(random);
                    List<Long> parts = minor(rule, revenue);
                    assertThat(parts.stream().mapToLong(part -> part).sum()).isEqualTo(gross);
                    assertThat(parts).allMatch(part -> part >= 0);
                    assertThat(parts.getFirst()).isEqualTo(expected(rule, revenue));
                });
    }

    @Test
    void anyNumberOfBillsComesToWhatOneDoes() {
        qt().withFixedSeed(20261122L).forAll(integers().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            Rule rule = anything(random);
            Map<UUID, Sold> byPlan = new HashMap<>();
            long gross = 0;
            long units = 0;
            List<Long> accrued = new ArrayList<>(List.of(0L, 0L, 0L));
            List<Long> had = List.of(0L, 0L, 0L);
            for (int bill = 0; bill < 6; bill++) {
                Sold more = new Sold(random.nextInt(10_000), random.nextInt(100));
                byPlan.merge(List.of(BASIC, PRO, FREE).get(random.nextInt(3)), more, Sold::plus);
                gross += more.gross();
                units += more.units();
                List<Long> now = minor(rule, new Revenue(gross, units, byPlan));
                long line = 0;
                for (int i = 0; i < now.size(); i++) {
                    line += now.get(i) - had.get(i);
                    accrued.set(i, accrued.get(i) + now.get(i) - had.get(i));
                }
                assertThat(line).as("the shares of a line").isEqualTo(more.gross());
                had = now;
            }
            assertThat(accrued).isEqualTo(had);
        });
    }

    /** Plan by plan, from the definition. */
    private static long expected(Rule.Resale rule, Revenue revenue) {
        BigDecimal margin = BigDecimal.ZERO;
        long gross = revenue.gross();
        long units = revenue.units();
        for (Map.Entry<UUID, Sold> plan : revenue.byPlan().entrySet()) {
            for (Rule.PlanPrice price : rule.plans()) {
                if (price.plan().equals(plan.getKey())) {
                    margin = margin.add(
                            above(plan.getValue().gross(), plan.getValue().units(), price.wholesale()));
                    gross -= plan.getValue().gross();
                    units -= plan.getValue().units();
                }
            }
        }
        if (rule.wholesale() != null) {
            margin = margin.add(above(gross, units, rule.wholesale()));
        }
        long whole =
                margin.max(BigDecimal.ZERO).setScale(0, RoundingMode.HALF_UP).longValueExact();
        Long cap = rule.limits().cap();
        return cap == null ? whole : Math.min(whole, cap);
    }

    private static BigDecimal above(long gross, long units, BigDecimal price) {
        return BigDecimal.valueOf(gross).subtract(price.multiply(BigDecimal.valueOf(units)));
    }

    /** In parts of two plans and others. */
    private static Revenue parted(long gross, long units, Random random) {
        long basic = gross == 0 ? 0 : random.nextLong(gross + 1);
        long pro = gross == basic ? 0 : random.nextLong(gross - basic + 1);
        return new Revenue(gross, units, Map.of(BASIC, new Sold(basic, units / 3), PRO, new Sold(pro, units / 4)));
    }

    private static Rule.Resale anything(Random random) {
        List<Rule.PlanPrice> prices = new ArrayList<>();
        for (UUID plan : List.of(BASIC, PRO, FREE)) {
            if (prices.isEmpty() || random.nextBoolean()) {
                prices.add(new Rule.PlanPrice(plan, BigDecimal.valueOf(random.nextInt(99_999), 3)));
            }
        }
        return new Rule.Resale(
                REACH,
                random.nextBoolean() ? null : BigDecimal.valueOf(1 + random.nextInt(99_999), 3),
                prices,
                random.nextBoolean() ? null : (Long) (1L + random.nextInt(500_000)),
                null);
    }

    private static Rule.PlanPrice price(UUID plan, String wholesale) {
        return new Rule.PlanPrice(plan, new BigDecimal(wholesale));
    }

    private static Rule resale(@Nullable String wholesale, Rule.PlanPrice... prices) {
        return new Rule.Resale(
                REACH, wholesale == null ? null : new BigDecimal(wholesale), List.of(prices), null, null);
    }

    /** With a tenth of the rest for the platform. */
    private static List<Long> minor(Rule resale, Revenue revenue) {
        List<Rule> rules = List.of(
                resale,
                new Rule.Percent(
                        PLATFORM, Rule.Basis.REMAINDER, List.of(new Rule.Band(0, BigDecimal.TEN)), false, null),
                new Rule.Residual(ACME));
        return Waterfall.run(rules, revenue, place -> 0).stream()
                .map(Part::minor)
                .toList();
    }
}
