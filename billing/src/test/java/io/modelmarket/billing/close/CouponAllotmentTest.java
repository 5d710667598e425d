package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.billing.coupon.Coupon;
import io.modelmarket.billing.coupon.Redeemed;
import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.invoice.CouponLine;
import io.modelmarket.billing.invoice.UsageByRelease;
import io.modelmarket.billing.rating.Billed;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A fixed coupon on a month that was spent on two plan versions. */
class CouponAllotmentTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final UUID SUBSCRIPTION = UUID.randomUUID();
    private static final UUID PLAN = UUID.randomUUID();
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final int EXAMPLES = 1_000;

    @Test
    void takesItsAmountOnceFromBothVersionsTogether() {
        Month month = new Month(coupon(null, 500));
        month.use(300, 400);
        month.bill();
        assertThat(month.billed).containsExactly(Map.entry(1, 0L), Map.entry(2, 200L));
        assertThat(month.taken).isEqualTo(500);
    }

    @Test
    void doesNotTakeBackWhatAnEarlierBillTookOff() {
        Month month = new Month(coupon(null, 500));
        month.use(300, 400);
        month.bill();
        month.use(300, 0);
        month.bill();
        assertThat(month.billed).containsExactly(Map.entry(1, 300L), Map.entry(2, 200L));
        assertThat(month.taken).isEqualTo(500);
    }

    @Test
    void aMonthInPartsIsLessByWhatItIsLessByInOne() {
        qt().withExamples(EXAMPLES)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    Redeemed coupon = random.nextBoolean()
                            ? coupon(null, 1 + random.nextInt(1_000))
                            : coupon(BigDecimal.valueOf(1 + random.nextInt(1_000), 1), 0);
                    Month parts = new Month(coupon);
                    Month whole = new Month(coupon);
                    for (int bills = random.nextInt(6); bills >= 0; bills--) {
                        int first = random.nextInt(400);
                        int second = random.nextInt(400);
                        parts.use(first, second);
                        whole.use(first, second);
                        parts.bill();
                    }
                    whole.bill();
                    assertThat(parts.sum()).isEqualTo(whole.sum());
                    assertThat(parts.taken).isEqualTo(whole.taken);
                    assertThat(parts.sum() + parts.taken).isEqualTo(parts.gross());
                });
    }

    @Test
    void isForItsMonthsOnly() {
        Month later = new Month(coupon(null, 500), MONTH.plusMonths(1));
        later.use(300, 0);
        later.bill();
        assertThat(later.sum()).isEqualTo(300);
    }

    private static Redeemed coupon(@Nullable BigDecimal percent, int minor) {
        Coupon coupon = new Coupon(
                UUID.randomUUID(),
                "acme",
                "SUMMER",
                percent,
                percent == null ? new Money(minor, EUR) : null,
                1,
                Instant.EPOCH,
                null,
                null,
                1,
                List.of(PLAN),
                Instant.EPOCH,
                null);
        LocalDate first = MONTH.atDay(1);
        return new Redeemed(coupon, SUBSCRIPTION, first, first, Instant.EPOCH);
    }

    /** A month of one subscription on versions 1 and 2 of a plan at a cent a request. */
    private static final class Month {

        private final Redeemed coupon;
        private final YearMonth at;
        private final Map<Integer, Long> used = new HashMap<>();
        private final Map<Integer, Long> counted = new HashMap<>();
        private final Map<Integer, Long> billed = new HashMap<>();
        private final Map<CouponAllotment.Place, Long> stored = new HashMap<>();
        private long taken;

        Month(Redeemed coupon) {
            this(coupon, MONTH);
        }

        Month(Redeemed coupon, YearMonth at) {
            this.coupon = coupon;
            this.at = at;
        }

        void use(long first, long second) {
            used.merge(1, first, Long::sum);
            used.merge(2, second, Long::sum);
        }

        void bill() {
            CouponAllotment allotment = new CouponAllotment(Map.of(SUBSCRIPTION, List.of(coupon)), stored);
            for (int version = 1; version <= 2; version++) {
                if (used.getOrDefault(version, 0L) > 0) {
                    bill(allotment.lessen(item(version)), version);
                }
            }
        }

        private Unbilled item(int version) {
            Billed earlier =
                    new Billed(counted.getOrDefault(version, 0L), new Money(billed.getOrDefault(version, 0L), EUR));
            Map<Integer, Billed> before = counted.containsKey(version) ? Map.of(1, earlier) : Map.of();
            return new Unbilled(
                    new BilledUsage(
                            SUBSCRIPTION,
                            ModelName.parse("acme/digits"),
                            PLAN,
                            version,
                            at,
                            new UsageByRelease(Map.of())),
                    "plain",
                    Tariff.perRequest(EUR, new BigDecimal("0.01")),
                    new Consumption(30L * 86_400, Map.of(1, used.getOrDefault(version, 0L))),
                    before,
                    null);
        }

        private void bill(Unbilled item, int version) {
            Bill bill = Bill.of(item, at);
            bill.lines().forEach(line -> {
                billed.merge(version, line.amount().minorUnits(), Long::sum);
                counted.merge(version, line.rated().quantity(), Long::sum);
            });
            for (CouponLine line : bill.coupons()) {
                taken += line.amount().minorUnits();
                stored.put(
                        CouponAllotment.Place.of(item, coupon.coupon().id()),
                        line.cumulative().minorUnits());
            }
        }

        long sum() {
            return billed.values().stream().mapToLong(minor -> minor).sum();
        }

        long gross() {
            return used.values().stream().mapToLong(requests -> requests).sum();
        }
    }
}
