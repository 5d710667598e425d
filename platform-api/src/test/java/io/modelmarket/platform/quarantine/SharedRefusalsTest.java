package io.modelmarket.platform.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.event.proto.LiftedRefusal;
import io.modelmarket.contracts.event.proto.RefusedConsumer;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.runtime.model.ModelRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one node refuses a consumer, all do, until it passes or the operator says otherwise. */
class SharedRefusalsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ModelRef REF = new ModelRef("acme/bad", "1.0.0", "0".repeat(64));

    private final Minutes clock = new Minutes();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final QuarantineReports reports =
            new QuarantineReports(() -> "market", new KafkaClients(Map.of())); // never started: tells nobody
    private final Refusals refusals =
            new Refusals(new Settings.Three(), new Settings.Node("n1"), reports, clock, meters);

    @Test
    void anotherNodesRefusalHoldsHereWithItsRequests() {
        refusals.told(REF, List.of(refused("n2", "globex", 10)), List.of());

        assertThatThrownBy(() -> refusals.requireServed(REF, "globex"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("12:10:00Z")
                .hasMessageContaining("r-n2");
        assertServed("initech");
        assertThat(refusals.all()).hasSize(1);
    }

    @Test
    void itPassesByItself() {
        refusals.told(REF, List.of(refused("n2", "globex", 10)), List.of());
        clock.minute = 10;

        assertServed("globex");
        assertThat(refusals.all()).isEmpty();
    }

    @Test
    void whatIsNoLongerToldIsNoLongerHeld() {
        refusals.told(REF, List.of(refused("n2", "globex", 10), refused("n2", "initech", 10)), List.of());
        refusals.told(REF, List.of(refused("n2", "initech", 10)), List.of());

        assertServed("globex");
        assertThatThrownBy(() -> refusals.requireServed(REF, "initech")).isInstanceOf(ProblemException.class);
    }

    @Test
    void theLongestOfSeveralNodesCounts() {
        refusals.told(REF, List.of(refused("n2", "globex", 10), refused("n3", "globex", 5)), List.of());
        clock.minute = 7;

        assertThatThrownBy(() -> refusals.requireServed(REF, "globex")).isInstanceOf(ProblemException.class);
    }

    @Test
    void ourOwnIsHeldBeforeAnybodyHasHeardOfItAndLiftedByItsName() {
        impose("globex");
        refusals.told(REF, List.of(), List.of(lifted("n2", "globex", 0)));
        assertThatThrownBy(() -> refusals.requireServed(REF, "globex"))
                .as("another node's")
                .isInstanceOf(ProblemException.class);

        refusals.told(REF, List.of(), List.of(lifted("n1", "globex", 0)));

        assertServed("globex");
    }

    @Test
    void aRefusalDecidedAfterTheOperatorLookedStays() {
        impose("globex");
        clock.minute = 3;
        impose("globex");

        refusals.told(REF, List.of(), List.of(lifted("n1", "globex", 0)));

        assertThatThrownBy(() -> refusals.requireServed(REF, "globex")).isInstanceOf(ProblemException.class);
    }

    @Test
    void nothingIsLeftOfAWithdrawnRelease() {
        impose("globex");
        refusals.told(REF, List.of(refused("n2", "initech", 10)), List.of());

        refusals.withdrawn(REF.model(), REF.version());

        assertServed("globex");
        assertServed("initech");
        assertThat(meters.get("market.consumers.refused").gauge().value()).isZero();
    }

    @Test
    void afterARestartItsReportIsTakenBackWhenItIsLifted() {
        refusals.told(REF, List.of(refused("n1", "globex", 5), refused("n2", "globex", 10)), List.of());
        assertThat(reports.untold()).isEmpty();

        refusals.told(REF, List.of(refused("n2", "globex", 10)), List.of(lifted("n1", "globex", 0)));
        assertThat(reports.untold()).containsExactly(Map.entry("n1/acme/bad@1.0.0/globex", Optional.empty()));

        refusals.told(REF, List.of(), List.of());
        assertThat(reports.untold()).as("another node's is its own business").hasSize(1);
        assertServed("globex");
    }

    @Test
    void afterARestartItsReportIsTakenBackWhenItHasPassed() {
        refusals.told(REF, List.of(refused("n1", "globex", 5), refused("n2", "globex", 10)), List.of());
        clock.minute = 6;

        assertThat(refusals.all()).hasSize(1);

        assertThat(reports.untold()).containsExactly(Map.entry("n1/acme/bad@1.0.0/globex", Optional.empty()));
    }

    @Test
    void theReportOfANewerRefusalStaysWhenTheOldOneIsLifted() {
        refusals.told(REF, List.of(refused("n1", "globex", 5)), List.of());
        clock.minute = 3;
        impose("globex");

        refusals.told(REF, List.of(), List.of(lifted("n1", "globex", 0)));

        assertThat(reports.untold().get("n1/acme/bad@1.0.0/globex")).isPresent();
    }

    @Test
    void whatTheTopicHasFromBeforeAStartIsTakenBackWhenItHasPassed() {
        refusals.reported(List.of(earlier("globex", 5)));
        assertServed("globex");
        assertThat(reports.untold()).isEmpty();
        clock.minute = 5;

        assertThat(refusals.all()).isEmpty();

        assertThat(reports.untold()).containsExactly(Map.entry("n1/acme/bad@1.0.0/globex", Optional.empty()));
    }

    @Test
    void whatHadPassedBeforeAStartIsTakenBackAtOnce() {
        clock.minute = 6;

        refusals.reported(List.of(earlier("globex", 5), earlier("initech", 10)));

        assertThat(reports.untold()).containsExactly(Map.entry("n1/acme/bad@1.0.0/globex", Optional.empty()));
    }

    @Test
    void whatWasLiftedWhileTheNodeWasDownIsTakenBack() {
        refusals.reported(List.of(earlier("globex", 5)));

        refusals.told(REF, List.of(), List.of(lifted("n1", "globex", 0)));

        assertThat(reports.untold()).containsExactly(Map.entry("n1/acme/bad@1.0.0/globex", Optional.empty()));
    }

    @Test
    void itIsTakenBackTooWhereItsLiftingIsHeardFirst() {
        refusals.told(REF, List.of(), List.of(lifted("n1", "globex", 0), lifted("n1", "initech", -1)));
        assertThat(reports.untold()).isEmpty();

        refusals.reported(List.of(earlier("globex", 5), earlier("initech", 5)));

        assertThat(reports.untold())
                .as("and not what was decided after the operator looked")
                .containsExactly(Map.entry("n1/acme/bad@1.0.0/globex", Optional.empty()));
    }

    @Test
    void aNewRefusalKeepsTheRecordThatAnEarlierOneHad() {
        refusals.reported(List.of(earlier("globex", 5)));
        clock.minute = 3;
        impose("globex");
        refusals.told(REF, List.of(), List.of(lifted("n1", "globex", 0)));
        clock.minute = 6;

        assertThat(refusals.all()).hasSize(1);

        assertThat(reports.untold().get("n1/acme/bad@1.0.0/globex")).isPresent();
    }

    private static Refusal earlier(String consumer, int minutes) {
        return new Refusal(REF, consumer, "n1", NOON, NOON.plus(Duration.ofMinutes(minutes)), 3, List.of("r1"));
    }

    private void impose(String consumer) {
        refusals.impose(new Culprit(REF, consumer), new Verdict.Evidence(3, List.of("r1")), clock.instant());
    }

    private void assertServed(String consumer) {
        assertThatCode(() -> refusals.requireServed(REF, consumer)).doesNotThrowAnyException();
    }

    private static RefusedConsumer refused(String node, String consumer, int minutes) {
        return RefusedConsumer.newBuilder()
                .setNode(node)
                .setConsumer(consumer)
                .setRefusedAt(timestamp(0))
                .setUntil(timestamp(minutes))
                .setCrashes(3)
                .addRequests("r-" + node)
                .build();
    }

    private static LiftedRefusal lifted(String node, String consumer, int minute) {
        return LiftedRefusal.newBuilder()
                .setNode(node)
                .setConsumer(consumer)
                .setRefusedAt(timestamp(minute))
                .build();
    }

    private static Timestamp timestamp(int minute) {
        return Timestamp.newBuilder()
                .setSeconds(NOON.plus(Duration.ofMinutes(minute)).getEpochSecond())
                .build();
    }

    private static final class Minutes extends Clock {

        private int minute;

        @Override
        public Instant instant() {
            return NOON.plus(Duration.ofMinutes(minute));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
