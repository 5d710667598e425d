package io.modelmarket.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** As long as one consumer's calls explain all deaths, that consumer is refused and the release goes on. */
class PoisonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ModelRef BAD = ref("acme/bad");
    private static final ModelRef NEIGHBOUR = ref("acme/neighbour");
    private static final String OWN = "";

    private final Strikes strikes = new Strikes(3, Duration.ofMinutes(10));
    private int deaths;

    @Test
    void oneConsumerIsRefusedAndNamedWithItsCalls() {
        assertThat(died(0, BAD, "globex")).isEqualTo(Verdict.NOBODY);
        assertThat(died(1, BAD, "globex")).isEqualTo(Verdict.NOBODY);

        Verdict verdict = died(2, BAD, "globex");

        assertThat(verdict.releases()).isEmpty();
        assertThat(verdict.consumers())
                .containsExactlyEntriesOf(Map.of(
                        new Culprit(BAD, "globex"),
                        new Verdict.Evidence(3, List.of("globex-1", "globex-2", "globex-3"))));
    }

    @Test
    void whatIsStillUnderWayThenRefusesItAgain() {
        repeat(3, BAD, "globex");

        assertThat(died(3, BAD, "globex").consumers()).containsOnlyKeys(new Culprit(BAD, "globex"));
    }

    @Test
    void twoConsumersAreTheReleasesOwnFault() {
        died(0, BAD, "globex");
        died(1, BAD, "initech");

        Verdict verdict = died(2, BAD, "globex");

        assertThat(verdict.releases()).containsExactlyEntriesOf(Map.of(BAD, 3));
        assertThat(verdict.consumers()).isEmpty();
    }

    @Test
    void anotherConsumersCrashAfterARefusalIsTheReleasesOwnFaultToo() {
        repeat(3, BAD, "globex");

        assertThat(died(4, BAD, "initech").releases()).containsOnlyKeys(BAD);
    }

    @Test
    void thatIsForgottenAfterTheWindow() {
        repeat(3, BAD, "globex");

        assertThat(died(13, BAD, "initech")).isEqualTo(Verdict.NOBODY);
    }

    @Test
    void aDeathInALoadOrACallOfThePartnerDoesNotExcuseTheRelease() {
        died(0, BAD, "globex");
        died(1, BAD, OWN);

        assertThat(died(2, BAD, "globex").releases()).containsOnlyKeys(BAD);
    }

    @Test
    void aVictimThatWasOnceNotThereIsServed() {
        died(0, BAD, "globex", "victim");
        died(1, BAD, "globex", "victim");

        Verdict verdict = died(2, BAD, "globex");

        assertThat(verdict.consumers()).containsOnlyKeys(new Culprit(BAD, "globex"));
        assertThat(verdict.releases()).isEmpty();
    }

    @Test
    void consumersWhoCannotBeToldApartHaveAsManyDeathsAgainToDiffer() {
        for (int minute = 0; minute < 4; minute++) {
            assertThat(died(minute, BAD, "globex", "victim")).isEqualTo(Verdict.NOBODY);
        }
        assertThat(died(4, BAD, "globex").consumers()).containsOnlyKeys(new Culprit(BAD, "globex"));
    }

    @Test
    void andAreBothRefusedWhenTheyDoNot() {
        for (int minute = 0; minute < 5; minute++) {
            died(minute, BAD, "globex", "victim");
        }
        Verdict verdict = died(5, BAD, "globex", "victim");

        assertThat(verdict.consumers()).containsOnlyKeys(new Culprit(BAD, "globex"), new Culprit(BAD, "victim"));
        assertThat(verdict.releases()).isEmpty();
    }

    @Test
    void whatAConsumerExplainsDoesNotCountAgainstANeighbour() {
        died(0, Map.of(new Culprit(BAD, "globex"), List.of(), new Culprit(NEIGHBOUR, "victim"), List.of()));
        died(1, Map.of(new Culprit(BAD, "globex"), List.of(), new Culprit(NEIGHBOUR, "victim"), List.of()));
        assertThat(died(2, BAD, "globex").consumers()).containsOnlyKeys(new Culprit(BAD, "globex"));

        assertThat(died(3, NEIGHBOUR, "victim")).isEqualTo(Verdict.NOBODY);
    }

    @RepeatedTest(100)
    void oneConsumerNeverQuarantinesWhateverElseRuns(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        for (int i = 0; i < 40; i++) {
            Map<Culprit, List<String>> suspects = new HashMap<>();
            suspects.put(new Culprit(BAD, "globex"), List.of());
            suspects.put(new Culprit(BAD, random.nextBoolean() ? "globex" : "victim-" + random.nextInt(3)), List.of());
            suspects.put(new Culprit(random.nextBoolean() ? BAD : NEIGHBOUR, "globex"), List.of());

            assertThat(strikes.died(NOON.plusSeconds(i * 20L), suspects).releases())
                    .isEmpty();
        }
    }

    private void repeat(int times, ModelRef ref, String consumer) {
        for (int minute = 0; minute < times; minute++) {
            died(minute, ref, consumer);
        }
    }

    private Verdict died(int minute, ModelRef ref, String... consumers) {
        Map<Culprit, List<String>> suspects = new HashMap<>();
        deaths++;
        for (String consumer : consumers) {
            suspects.put(new Culprit(ref, consumer), List.of(consumer + "-" + deaths));
        }
        return died(minute, suspects);
    }

    private Verdict died(int minute, Map<Culprit, List<String>> suspects) {
        return strikes.died(NOON.plus(Duration.ofMinutes(minute)), suspects);
    }

    private static ModelRef ref(String model) {
        return new ModelRef(model, "1.0.0", "0".repeat(64));
    }
}
