package io.modelmarket.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.feed.Snapshot.TopicRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the features are told of the topics, through a restart without Kafka and after it. */
class ControlPlaneStateTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KEYS = "market.keys";
    private static final String RELEASES = "market.releases";

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path node = Path.of("");

    @Test
    void tellsTheFeaturesOfASnapshotAllThatWasKnown() {
        Node before = new Node();
        before.know(NOON);
        before.state.apply(KEYS, "k2", bytes("revoked"), 8);
        before.state.apply(KEYS, "k1", null, 9);
        before.snapshots.saveIfDue(Duration.ZERO);

        Node after = new Node();
        assertThat(after.freshness.usable()).isFalse();
        assertThat(after.snapshots.load()).isTrue();

        assertThat(after.keys.known).containsOnly(Map.entry("k2", "revoked"));
        assertThat(after.releases.known).containsOnly(Map.entry("r1", "v1"));
        assertThat(after.freshness.usable()).isTrue();
        assertThat(after.state.position(KEYS, "c/1")).contains(9L);
        assertThat(after.state.position(KEYS, "c/another")).isEmpty();
    }

    @Test
    void replacesATopicWithoutALookAtAnythingInBetween() {
        Node known = new Node();
        known.know(NOON);
        known.keys.told.clear();

        known.state.replace(KEYS, new TopicRecords("c/2", 3, values("k2", "changed", "k3", "new")));

        assertThat(known.keys.told).containsExactly("k1 gone", "k2=changed", "k3=new");
        assertThat(known.keys.known).containsOnlyKeys("k2", "k3");
        assertThat(known.state.position(KEYS, "c/2")).contains(3L);
    }

    @Test
    void letsNoSnapshotUndoWhatWasReadSince() {
        Node before = new Node();
        before.know(NOON);
        before.snapshots.saveIfDue(Duration.ZERO);

        Node after = new Node();
        after.state.replace(KEYS, new TopicRecords("c/1", 9, values("k1", "revoked")));
        after.snapshots.load();

        assertThat(after.keys.known).containsOnly(Map.entry("k1", "revoked"));
        assertThat(after.releases.known).containsOnlyKeys("r1");
    }

    @Test
    void refusesWhenItWasCurrentTooLongAgoUntilItCatchesUp() {
        Node before = new Node();
        before.know(NOON);
        before.snapshots.saveIfDue(Duration.ZERO);

        clock.now = NOON.plus(Duration.ofHours(24));
        Node after = new Node();
        after.snapshots.load();
        assertThat(after.freshness.usable()).isTrue();

        clock.now = NOON.plus(Duration.ofHours(24)).plusMillis(1);
        assertThat(after.freshness.usable()).isFalse();
        assertThatThrownBy(after.freshness::requireUsable)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("unreachable since 2026-11-22T12:00:00Z")
                .extracting("type")
                .isEqualTo(ProblemType.UNAVAILABLE);

        after.state.current(clock.now, 1);
        after.freshness.requireUsable();
        clock.now = NOON.plus(Duration.ofHours(23));
        assertThat(after.freshness.usable()).isTrue();
        clock.now = NOON.minus(Duration.ofDays(1));
        assertThat(after.freshness.usable()).as("a clock gone wrong").isFalse();
    }

    @Test
    void startsEmptyWhenBothSnapshotsAreDamaged() throws IOException {
        Node before = new Node();
        before.know(NOON);
        before.snapshots.saveIfDue(Duration.ZERO);
        before.state.apply(KEYS, "k2", bytes("revoked"), 8);
        before.snapshots.saveIfDue(Duration.ZERO);
        for (Path file : files()) {
            Files.write(file, new byte[] {1, 2, 3});
        }

        Node after = new Node();

        assertThat(after.snapshots.load()).isFalse();
        assertThat(after.keys.known).isEmpty();
        assertThatThrownBy(after.freshness::requireUsable).hasMessageContaining("still reading");
        after.know(NOON);
        assertThat(after.freshness.usable()).isTrue();
    }

    @Test
    void usesNoSnapshotThatLacksATopic() {
        Node before = new Node();
        before.state.replace(KEYS, new TopicRecords("c/1", 7, values("k1", "v1")));
        before.state.current(NOON, 1);
        before.snapshots.saveIfDue(Duration.ZERO);

        Node after = new Node();

        assertThat(after.snapshots.load()).isFalse();
        assertThat(after.keys.known).isEmpty();
        assertThat(after.freshness.usable()).isFalse();
    }

    @Test
    void savesNothingBeforeAllIsReadNorAgainWhenNothingChanged() throws IOException {
        Node known = new Node();
        known.state.replace(KEYS, new TopicRecords("c/1", 7, values("k1", "v1")));
        known.snapshots.saveIfDue(Duration.ZERO);
        assertThat(node.resolve("snapshot")).doesNotExist();

        known.know(NOON);
        known.snapshots.saveIfDue(Duration.ofMinutes(1));
        known.state.current(NOON.plusSeconds(60), 2);
        known.snapshots.saveIfDue(Duration.ofMinutes(1));
        assertThat(files()).hasSize(1);

        known.state.current(NOON.plusSeconds(61), 3);
        known.snapshots.saveIfDue(Duration.ofMinutes(1));
        assertThat(files()).hasSize(2);
    }

    @Test
    void letsTheJournalGoOnlyWhenBothSnapshotsHoldBillingsWord() {
        Node known = new Node();
        known.know(NOON);
        known.snapshots.saveIfDue(Duration.ZERO);
        assertThat(known.snapshots.bothHoldAllBy(0)).isFalse();

        known.state.current(NOON.plusSeconds(1), 20);
        known.snapshots.saveIfDue(Duration.ZERO);
        assertThat(known.snapshots.bothHoldAllBy(9)).isTrue();
        assertThat(known.snapshots.bothHoldAllBy(10)).isFalse();

        known.state.apply(KEYS, "k2", bytes("v3"), 8);
        known.snapshots.saveIfDue(Duration.ZERO);
        assertThat(known.snapshots.bothHoldAllBy(19)).isTrue();
        assertThat(known.snapshots.bothHoldAllBy(20)).isFalse();
    }

    @Test
    void passesOverARecordItCannotReadAndKeepsTheOneBefore() {
        Node before = new Node();
        before.know(NOON);
        before.state.apply(KEYS, "k1", bytes("unreadable"), 8);
        before.state.apply(KEYS, "not-kept", bytes("v1"), 9);
        before.snapshots.saveIfDue(Duration.ZERO);

        Node after = new Node();
        after.snapshots.load();

        assertThat(after.keys.known).containsOnly(Map.entry("k1", "v1"), Map.entry("k2", "v2"));
        assertThat(after.state.position(KEYS, "c/1")).contains(9L);
    }

    @Test
    void goesOnOnlyAtAPlaceThatIsStillThere() {
        assertThat(Reading.goesOn(5, 0, 5)).isTrue();
        assertThat(Reading.goesOn(5, 5, 9)).isTrue();
        assertThat(Reading.goesOn(5, 6, 9)).isFalse();
        assertThat(Reading.goesOn(5, 0, 4)).isFalse();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(node.resolve("snapshot"))) {
            return files.toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> values(String... pairs) {
        Map<String, byte[]> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], bytes(pairs[i + 1]));
        }
        return values;
    }

    /** One start of a node. */
    private final class Node {

        private final RememberedTopic keys = new RememberedTopic(Topic.KEYS);
        private final RememberedTopic releases = new RememberedTopic(Topic.RELEASES);
        private final Freshness freshness;
        private final ControlPlaneState state;
        private final Snapshots snapshots;

        Node() {
            Config config = new Config();
            freshness = new Freshness(config, clock);
            state = new ControlPlaneState(Stream.<StateTopic>of(keys, releases), () -> "market", freshness);
            snapshots = new Snapshots(state, freshness, config, node, new SimpleMeterRegistry());
        }

        void know(Instant currentAt) {
            state.replace(KEYS, new TopicRecords("c/1", 7, values("k1", "v1", "k2", "v2")));
            state.replace(RELEASES, new TopicRecords("c/3", 1, values("r1", "v1")));
            state.current(currentAt, 10);
        }
    }

    private static final class Config implements SnapshotConfig {

        @Override
        public Duration maxAge() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration interval() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration loadAfter() {
            return Duration.ZERO;
        }
    }

    private static final class SettableClock extends Clock {

        private Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
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
