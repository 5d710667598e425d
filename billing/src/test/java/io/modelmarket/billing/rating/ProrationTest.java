package io.modelmarket.billing.rating;

import static io.modelmarket.billing.rating.Tariffs.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.billing.period.Period;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fees of a part of a month, by the second and by the day. */
class ProrationTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Period AUGUST = new Period(YearMonth.of(2026, 8), BERLIN);
    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), BERLIN);
    private static final Tariff FEE = Tariffs.of(new Component.Recurring("Fee", amount("31.00")));

    @ParameterizedTest
    @EnumSource
    void aMonthOf31DaysThatIsCutOnThe13thCostsTwelveParts(Proration by) {
        assertThat(fee(by, AUGUST, "2026-08-01T00:00", "2026-08-13T00:00")).isEqualTo("12.00");
    }

    @Test
    void theTimeOfDayOnlyMattersByTheSecond() {
        assertThat(fee(Proration.DAY, AUGUST, "2026-08-01T15:00", "2026-08-13T21:30"))
                .isEqualTo("12.00");
        assertThat(fee(Proration.SECOND, AUGUST, "2026-08-01T15:00", "2026-08-13T21:30"))
                .isEqualTo("12.27");
    }

    @ParameterizedTest
    @EnumSource
    void anUpgradeAndADowngradeDivideTheMonth(Proration by) {
        assertThat(fee(by, AUGUST, "2026-07-03T00:00", "2026-08-11T00:00")).isEqualTo("10.00");
        assertThat(fee(by, AUGUST, "2026-08-11T00:00", "2026-08-21T00:00")).isEqualTo("10.00");
        assertThat(fee(by, AUGUST, "2026-08-21T00:00", null)).isEqualTo("11.00");
    }

    @ParameterizedTest
    @EnumSource
    void whoGoesOnAfterAllPaysTheWholeMonth(Proration by) {
        assertThat(fee(by, AUGUST, "2026-08-01T00:00", null)).isEqualTo("31.00");
    }

    @Test
    void theDayOfAChangeIsTheNewVersions() {
        assertThat(fee(Proration.DAY, AUGUST, "2026-08-01T00:00", "2026-08-13T10:00"))
                .isEqualTo("12.00");
        assertThat(fee(Proration.DAY, AUGUST, "2026-08-13T10:00", "2026-08-13T18:00"))
                .isEqualTo("0.00");
        assertThat(fee(Proration.DAY, AUGUST, "2026-08-13T18:00", null)).isEqualTo("19.00");
    }

    /** The last Sunday of October has 25 hours in Berlin. */
    @Test
    void aLongDayIsADay() {
        assertThat(fee(Proration.DAY, OCTOBER, "2026-10-25T00:00", "2026-10-26T00:00"))
                .isEqualTo("1.00");
        assertThat(fee(Proration.SECOND, OCTOBER, "2026-10-25T00:00", "2026-10-26T00:00"))
                .isEqualTo("1.04");
    }

    @ParameterizedTest
    @EnumSource
    void stretchesWithoutGapsMakeUpTheMonth(Proration by) {
        qt().withExamples(1_000)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    List<Long> changes = new ArrayList<>();
                    for (int i = random.nextInt(6); i >= 0; i--) {
                        changes.add(OCTOBER.from().getEpochSecond() + random.nextLong(OCTOBER.seconds()));
                    }
                    Collections.sort(changes);
                    long begin = OCTOBER.from().getEpochSecond() - random.nextInt(1_000_000);
                    long held = 0;
                    for (Long change : changes) {
                        held += by.within(OCTOBER, begin, change);
                        begin = change;
                    }
                    held += by.within(OCTOBER, begin, null);
                    assertThat(held).isEqualTo(by.lengthOf(OCTOBER));
                });
    }

    @Test
    void saysWhatItIsCountedIn() {
        Consumption held = new Consumption(31, Map.of(1, 12L));
        assertThat(Rating.price(FEE.prorated(Proration.DAY), held))
                .extracting(Charge::unit)
                .containsExactly("subscribed-days");
    }

    private static String fee(Proration by, Period period, String from, @Nullable String to) {
        Tariff tariff = FEE.prorated(by);
        long held = by.within(period, seconds(from), to == null ? null : Long.valueOf(seconds(to)));
        Consumption consumption = tariff.consumption(by.lengthOf(period), Map.of(), held);
        return Rating.total(tariff, consumption).toDecimal().toPlainString();
    }

    private static long seconds(String local) {
        Instant at = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
        return at.getEpochSecond();
    }
}
