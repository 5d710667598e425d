package io.modelmarket.billing.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.period.Period;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpansTest {

    private static final Period OCTOBER = new Period(YearMonth.of(2026, 10), ZoneId.of("Europe/Berlin"));

    @Test
    void isOneSpanWhereNothingBeginsOrEndsInside() {
        Spans spans = Spans.of(
                OCTOBER, Stream.of(OCTOBER.from(), OCTOBER.to(), OCTOBER.from().minusSeconds(1)));
        assertThat(spans.begins()).containsExactly(OCTOBER.from());
        assertThat(spans.seconds(0, Long.MIN_VALUE, null)).isEqualTo(OCTOBER.seconds());
    }

    @Test
    void isCutAtTheHoursOfItsEdgesOnceEach() {
        Instant edge = Instant.parse("2026-10-09T22:17:00Z");
        Instant other = Instant.parse("2026-10-20T10:00:00Z");
        Spans spans = Spans.of(OCTOBER, Stream.of(other, edge, edge.plusSeconds(60)));
        assertThat(spans.begins()).containsExactly(OCTOBER.from(), Instant.parse("2026-10-09T22:00:00Z"), other);
        long sum = 0;
        for (int span = 0; span < spans.size(); span++) {
            sum += spans.seconds(span, Long.MIN_VALUE, null);
        }
        assertThat(sum).as("a month with an hour more").isEqualTo(31 * 86_400 + 3600);
    }

    @Test
    void countsWhatLiesInASpanOnly() {
        Instant cut = Instant.parse("2026-10-10T00:00:00Z");
        Spans spans = Spans.of(OCTOBER, Stream.of(cut));
        long begin = cut.minusSeconds(100).getEpochSecond();
        assertThat(spans.seconds(0, begin, null)).isEqualTo(100);
        assertThat(spans.seconds(1, begin, begin + 150)).isEqualTo(50);
        assertThat(spans.seconds(1, begin, begin + 50)).isZero();
    }
}
