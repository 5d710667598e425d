package io.modelmarket.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The third death within ten minutes is one too many, for whoever is most likely to have caused it. */
class StrikesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ModelRef BAD = ref("acme/bad");
    private static final ModelRef NEIGHBOUR = ref("acme/neighbour");
    private static final ModelRef OTHER = ref("acme/other");

    private final Strikes strikes = new Strikes(3, Duration.ofMinutes(10));

    @Test
    void takesTheThirdDeathAndBeginsAnew() {
        assertThat(died(0, BAD)).isEmpty();
        assertThat(died(1, BAD)).isEmpty();
        assertThat(died(2, BAD)).containsExactly(BAD);
        assertThat(died(3, BAD)).isEmpty();
        assertThat(died(4, BAD)).isEmpty();
        assertThat(died(5, BAD)).containsExactly(BAD);
    }

    @Test
    void forgetsWhatIsTenMinutesAgo() {
        assertThat(died(0, BAD)).isEmpty();
        assertThat(died(9, BAD)).isEmpty();
        assertThat(died(10, BAD)).isEmpty();
        assertThat(died(18, BAD)).containsExactly(BAD);
    }

    @Test
    void sparesTheNeighbourThatOnceWasNotThere() {
        assertThat(died(0, BAD)).isEmpty();
        assertThat(died(1, BAD, NEIGHBOUR)).isEmpty();
        assertThat(died(2, BAD, NEIGHBOUR)).containsExactly(BAD);
        assertThat(died(3, NEIGHBOUR)).isEmpty();
        assertThat(died(4, NEIGHBOUR)).isEmpty();
    }

    @Test
    void amongEqualsTakesTheOneThatWasAlone() {
        assertThat(died(0, BAD, NEIGHBOUR)).isEmpty();
        assertThat(died(1, BAD, NEIGHBOUR)).isEmpty();
        assertThat(died(2, NEIGHBOUR, OTHER)).containsExactly(NEIGHBOUR);

        assertThat(died(20, BAD)).isEmpty();
        assertThat(died(21, OTHER, BAD)).isEmpty();
        assertThat(died(22, OTHER)).isEmpty();
        assertThat(died(22, OTHER, NEIGHBOUR)).containsExactly(OTHER);
    }

    @Test
    void givesThoseWhoCannotBeToldApartAsManyDeathsAgainAndThenTakesBoth() {
        for (int minute = 0; minute < 5; minute++) {
            assertThat(died(minute, BAD, NEIGHBOUR)).isEmpty();
        }
        assertThat(died(5, BAD, NEIGHBOUR)).containsExactlyInAnyOrder(BAD, NEIGHBOUR);
    }

    @Test
    void takesTheOneThatDiffersInThatTime() {
        for (int minute = 0; minute < 4; minute++) {
            assertThat(died(minute, BAD, NEIGHBOUR)).isEmpty();
        }
        assertThat(died(4, BAD)).containsExactly(BAD);
        assertThat(died(5, NEIGHBOUR)).isEmpty();
    }

    @Test
    void blamesNobodyForADeathWithoutSuspects() {
        for (int minute = 0; minute < 5; minute++) {
            assertThat(died(minute)).isEmpty();
        }
        assertThat(died(5, BAD)).isEmpty();
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatThrownBy(() -> new Strikes(0, Duration.ofMinutes(1))).hasMessageContaining("market.quarantine");
        assertThatThrownBy(() -> new Strikes(3, Duration.ZERO)).hasMessageContaining("market.quarantine");
    }

    private Set<ModelRef> died(int minute, ModelRef... suspects) {
        Map<Culprit, List<String>> releases = new HashMap<>();
        for (ModelRef suspect : suspects) {
            releases.put(new Culprit(suspect, ""), List.of());
        }
        Verdict verdict = strikes.died(NOON.plus(Duration.ofMinutes(minute)), releases);
        assertThat(verdict.consumers()).isEmpty();
        return verdict.releases().keySet();
    }

    private static ModelRef ref(String model) {
        return new ModelRef(model, "1.0.0", "0".repeat(64));
    }
}
