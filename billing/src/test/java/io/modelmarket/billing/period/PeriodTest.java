package io.modelmarket.billing.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void isHalfOpenInTheZone() {
        Period november = new Period(YearMonth.of(2026, 11), BERLIN);
        assertThat(november.from()).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(november.to()).isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
        assertThat(Period.containing(november.from(), BERLIN)).isEqualTo(november);
        assertThat(Period.containing(november.from().minusNanos(1), BERLIN).month())
                .isEqualTo(YearMonth.of(2026, 10));
        assertThat(Period.containing(november.to(), BERLIN).month()).isEqualTo(YearMonth.of(2026, 12));
    }

    @Test
    void hoursBeginWithLocalHours() {
        Instant firstOfMonth = new Period(YearMonth.of(2026, 11), KOLKATA).from();
        assertThat(firstOfMonth).isEqualTo(Instant.parse("2026-10-31T18:30:00Z"));
        assertThat(Period.hourOf(firstOfMonth.plusSeconds(59), KOLKATA)).isEqualTo(firstOfMonth);
        assertThat(Period.hourOf(firstOfMonth.minusSeconds(1), KOLKATA)).isEqualTo(firstOfMonth.minusSeconds(3600));
    }

    @Test
    void countsTheHourThatTheClockRepeatsTwice() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(Period.hourOf(first, BERLIN)).isEqualTo(Instant.parse("2026-10-25T00:00:00Z"));
        assertThat(Period.hourOf(second, BERLIN)).isEqualTo(Instant.parse("2026-10-25T01:00:00Z"));
    }
}
