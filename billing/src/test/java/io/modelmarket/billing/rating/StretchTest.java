package io.modelmarket.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.modelmarket.billing.period.Period;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is charged of a month where a subscription ends on its first day, or its versions are prorated differently. */
class StretchTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Period AUGUST = new Period(YearMonth.of(2026, 8), BERLIN);
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    @Test
    void aSubscriptionsOnlyDayIsCharged() {
        assertThat(charged(held(Proration.DAY, "2026-08-13T09:00", "2026-08-13T23:00")))
                .containsExactly(1L);
        assertThat(charged(held(Proration.SECOND, "2026-08-13T09:00", "2026-08-13T23:00")))
                .containsExactly(14 * HOUR);
    }

    @Test
    void theDayOfALaterCancellationIsFree() {
        assertThat(charged(held(Proration.DAY, "2026-08-13T09:00", "2026-08-14T00:00")))
                .containsExactly(1L);
        assertThat(charged(held(Proration.DAY, "2026-08-01T15:00", "2026-08-13T21:30")))
                .containsExactly(12L);
        assertThat(charged(held(Proration.DAY, "2026-08-31T09:00", "2026-08-31T23:00")))
                .containsExactly(1L);
    }

    @Test
    void theOnlyDayIsTheLastVersions() {
        assertThat(charged(
                        held(Proration.DAY, "2026-08-13T09:00", "2026-08-13T10:00"),
                        held(Proration.DAY, "2026-08-13T10:00", "2026-08-13T23:00")))
                .containsExactly(0L, 1L);
    }

    @Test
    void theDayOfAChangeToDaysIsNotChargedBySecondsToo() {
        assertThat(charged(
                        held(Proration.SECOND, "2026-08-01T00:00", "2026-08-13T18:00"),
                        held(Proration.DAY, "2026-08-13T18:00", null)))
                .containsExactly(12 * DAY, 19L);
    }

    @Test
    void theDayOfAChangeToSecondsIsNotFree() {
        assertThat(charged(
                        held(Proration.DAY, "2026-08-01T00:00", "2026-08-13T18:00"),
                        held(Proration.SECOND, "2026-08-13T18:00", "2026-08-14T06:00")))
                .containsExactly(12L, DAY + 6 * HOUR);
    }

    @Test
    void nothingIsChargedFromBeforeTheSubscription() {
        assertThat(charged(
                        held(Proration.DAY, "2026-08-13T09:00", "2026-08-13T18:00"),
                        held(Proration.SECOND, "2026-08-13T18:00", "2026-08-14T00:00")))
                .containsExactly(0L, 15 * HOUR);
        assertThat(charged(
                        held(Proration.SECOND, "2026-08-13T09:00", "2026-08-13T10:00"),
                        held(Proration.SECOND, "2026-08-13T10:00", "2026-08-13T12:00"),
                        held(Proration.DAY, "2026-08-13T12:00", null)))
                .containsExactly(0L, 0L, 19L);
    }

    /** August has days of 24 hours only. */
    @Test
    void whateverTheyAreProratedByTheyMakeUpTheMonth() {
        qt().withExamples(1_000)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    List<Stretch> held = new ArrayList<>();
                    long begun = AUGUST.from().getEpochSecond() - random.nextInt(1_000_000);
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        Long ended = i == 0 ? null : Long.valueOf(begun + random.nextLong(4 * DAY));
                        held.add(new Stretch(random.nextBoolean() ? Proration.DAY : Proration.SECOND, begun, ended));
                        begun = ended == null ? begun : ended;
                    }
                    long sum = 0;
                    for (Stretch one : Stretch.charged(held, AUGUST)) {
                        sum += one.by().within(AUGUST, one.begun(), one.ended())
                                * (one.by() == Proration.DAY ? DAY : 1);
                    }
                    assertThat(sum).as("%s", held).isEqualTo(AUGUST.seconds());
                });
    }

    @Test
    void theTimeBetweenACancellationAndTheNextBeginIsNotCharged() {
        assertThat(charged(
                        held(Proration.SECOND, "2026-08-01T00:00", "2026-08-04T00:00"),
                        held(Proration.SECOND, "2026-08-08T00:00", null)))
                .containsExactly(3 * DAY, 24 * DAY);
        assertThat(charged(
                        held(Proration.DAY, "2026-08-01T00:00", "2026-08-04T01:00"),
                        held(Proration.DAY, "2026-08-08T23:00", null)))
                .containsExactly(4L, 24L);
    }

    @Test
    void whoBeginsAgainOnTheDayOfTheCancellationPaysItOnce() {
        assertThat(charged(
                        held(Proration.DAY, "2026-08-13T09:00", "2026-08-13T10:00"),
                        held(Proration.DAY, "2026-08-13T11:00", "2026-08-13T12:00")))
                .containsExactly(0L, 1L);
        assertThat(charged(
                        held(Proration.DAY, "2026-08-01T00:00", "2026-08-13T10:00"),
                        held(Proration.SECOND, "2026-08-13T11:00", "2026-08-13T12:00")))
                .containsExactly(12L, 12 * HOUR);
    }

    @Test
    void cancellingEachDayAndBeginningAgainSavesNoDay() {
        List<Stretch> daily = new ArrayList<>();
        for (int day = 1; day < 31; day += 2) {
            daily.add(
                    held(Proration.DAY, "2026-08-%02dT00:01".formatted(day), "2026-08-%02dT23:59".formatted(day + 1)));
        }
        assertThat(charged(daily.toArray(Stretch[]::new)).stream()
                        .mapToLong(days -> days)
                        .sum())
                .isEqualTo(29);
    }

    @Test
    void gapsSaveNoMoreThanTheirTime() {
        qt().withExamples(1_000)
                .forAll(integers().between(0, Integer.MAX_VALUE - 1))
                .checkAssert(seed -> {
                    Random random = new Random(seed);
                    List<Stretch> held = new ArrayList<>();
                    long begun = AUGUST.from().getEpochSecond() - random.nextInt(1_000_000);
                    long gaps = 0;
                    for (int i = random.nextInt(8); i >= 0; i--) {
                        Long ended = i == 0 ? null : Long.valueOf(begun + random.nextLong(3 * DAY));
                        held.add(new Stretch(random.nextBoolean() ? Proration.DAY : Proration.SECOND, begun, ended));
                        long gap = ended == null || random.nextBoolean() ? 0 : random.nextLong(2 * DAY);
                        gaps += ended == null ? 0 : AUGUST.secondsWithin(ended, ended + gap);
                        begun = ended == null ? begun : ended + gap;
                    }
                    long sum = 0;
                    for (Stretch one : Stretch.charged(held, AUGUST)) {
                        sum += one.by().within(AUGUST, one.begun(), one.ended())
                                * (one.by() == Proration.DAY ? DAY : 1);
                    }
                    assertThat(sum).as("%s", held).isBetween(AUGUST.seconds() - gaps, AUGUST.seconds());
                });
    }

    private static List<Long> charged(Stretch... held) {
        return Stretch.charged(List.of(held), AUGUST).stream()
                .map(one -> one.by().within(AUGUST, one.begun(), one.ended()))
                .toList();
    }

    private static Stretch held(Proration by, String from, @Nullable String to) {
        return new Stretch(by, seconds(from), to == null ? null : Long.valueOf(seconds(to)));
    }

    private static long seconds(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toEpochSecond();
    }
}
