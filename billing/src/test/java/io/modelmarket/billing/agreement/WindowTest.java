package io.modelmarket.billing.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.period.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(7200);

    @Test
    void holdsItsBeginningAndNotItsEnd() {
        Window window = new Window(NOON, LATER);
        assertThat(window.covers(NOON, ZoneOffset.UTC)).isTrue();
        assertThat(window.covers(NOON.minusSeconds(3600), ZoneOffset.UTC)).isFalse();
        assertThat(window.covers(LATER.minusSeconds(3600), ZoneOffset.UTC)).isTrue();
        assertThat(window.covers(LATER, ZoneOffset.UTC)).isFalse();
        assertThat(Window.ALWAYS.covers(NOON, ZoneOffset.UTC)).isTrue();
    }

    @Test
    void anHourInWhichOneEndsAndAnotherBeginsIsTheLatersInAnyZone() {
        Instant change = NOON.plusSeconds(17 * 60);
        for (ZoneId zone : new ZoneId[] {ZoneOffset.UTC, ZoneId.of("Asia/Kathmandu")}) {
            Instant hour = Period.hourOf(change, zone);
            assertThat(new Window(null, change).covers(hour, zone)).isFalse();
            assertThat(new Window(change, null).covers(hour, zone)).isTrue();
            assertThat(new Window(null, change).covers(hour.minusSeconds(3600), zone))
                    .isTrue();
        }
    }

    @Test
    void meetsOnlyWhatHasAnInstantInCommon() {
        Window first = new Window(NOON, LATER);
        assertThat(first.meets(new Window(LATER, null))).isFalse();
        assertThat(first.meets(new Window(null, NOON))).isFalse();
        assertThat(first.meets(new Window(NOON.plusSeconds(3600), null))).isTrue();
        assertThat(first.meets(Window.ALWAYS)).isTrue();
        Window never = new Window(NOON, NOON);
        assertThat(never.isEmpty()).isTrue();
        assertThat(never.meets(Window.ALWAYS)).isFalse();
        assertThat(Window.ALWAYS.from(LATER)).isEqualTo(new Window(LATER, null));
    }

    @Test
    void isProposedInFullHoursThatFollowOneAnother() {
        assertThat(Window.proposed(NOON, LATER)).isEqualTo(new Window(NOON, LATER));
        assertThat(Window.proposed(null, null)).isEqualTo(Window.ALWAYS);
        assertThatThrownBy(() -> Window.proposed(LATER, NOON)).hasMessageContaining("until must be after from");
        assertThatThrownBy(() -> Window.proposed(NOON.plusSeconds(1), null)).hasMessageContaining("full hours");
        assertThatThrownBy(() -> Window.proposed(null, LATER.plusNanos(1))).hasMessageContaining("full hours");
    }
}
