package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.SequenceRange;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records say what they follow, over restarts too, and what billing misses is sent again. */
class ResendingIT {

    private static final int EVENTS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Resending.Patience LONG = new Resending.Patience(Duration.ofHours(1), Duration.ofHours(1));

    private final TestPlace place = TestStack.shared(StackPart.KAFKA).place();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void recordsSayWhatTheyFollow() throws Exception {
        ForwardedNode node = new ForwardedNode(place, folder);
        Forwarder forwarder = node.forwarder(node.left(1, EVENTS), node.damage(), LONG);
        Thread thread = Thread.ofPlatform().start(forwarder);
        try (UsagePartitions topic = new UsagePartitions(place)) {
            topic.await(() -> topic.events() == EVENTS);

            for (List<UsagePartitions.Sent> partition : topic.records().values()) {
                long last = 0;
                for (UsagePartitions.Sent record : partition) {
                    assertThat(record.after()).isEqualTo(last);
                    last = record.events().getLast().getSequence();
                }
            }
        } finally {
            forwarder.stop(thread);
            thread.join();
        }
    }

    @Test
    void fillsAGapFromTheJournal() throws Exception {
        ForwardedNode node = new ForwardedNode(place, folder);
        Segments left = node.left(1, EVENTS);
        Forwarder forwarder = node.forwarder(left, node.damage(), LONG);
        Thread thread = Thread.ofPlatform().start(forwarder);
        try (UsagePartitions topic = new UsagePartitions(place)) {
            topic.await(() -> topic.events() == EVENTS);
            int one = topic.records().keySet().iterator().next();
            List<Long> sequences =
                    topic.events(one).stream().map(UsageEvent::getSequence).toList();
            long before = sequences.get(1);
            long last = sequences.get(sequences.size() - 2);

            node.mark(1, one, before, range(before + 1, last));

            List<Long> lost = sequences.subList(2, sequences.size() - 1);
            topic.await(() -> topic.events(one).size() == sequences.size() + lost.size());
            List<UsageEvent> sent = topic.events(one);
            assertThat(sent.subList(sequences.size(), sent.size()).stream().map(UsageEvent::getSequence))
                    .isEqualTo(lost);
            long follows = before;
            for (UsagePartitions.Sent record : again(topic.records(one), lost.size())) {
                assertThat(record.after()).isEqualTo(follows);
                follows = record.events().getLast().getSequence();
            }
            assertThat(left.all()).as("what is missing stays").isNotEmpty();
            assertThat(forwarder.resent()).isEqualTo(lost.size());
            topic.records()
                    .keySet()
                    .forEach(partition -> node.mark(
                            1, partition, topic.events(partition).get(0).getSequence() + EVENTS));
            Awaitility.await().atMost(LIMIT).until(() -> left.all().isEmpty());
        } finally {
            forwarder.stop(thread);
            thread.join();
        }
    }

    /**
     * Billing that waits for a stretch no more tells a mark beyond it; what it misses later still holds the journal.
     */
    @Test
    void letsGoOfWhatIsWrittenOffAndKeepsWhatIsMissingLater() throws Exception {
        ForwardedNode node = new ForwardedNode(place, folder);
        Segments left = node.left(1, EVENTS);
        Forwarder forwarder = node.forwarder(left, node.damage(), LONG);
        Thread thread = Thread.ofPlatform().start(forwarder);
        try (UsagePartitions topic = new UsagePartitions(place)) {
            topic.await(() -> topic.events() == EVENTS);
            int one = topic.records().keySet().iterator().next();
            List<Long> sequences =
                    topic.events(one).stream().map(UsageEvent::getSequence).toList();
            long early = sequences.get(1);
            long late = sequences.get(sequences.size() - 3);
            topic.records().keySet().forEach(partition -> node.mark(1, partition, partition == one ? 0 : EVENTS));

            node.mark(1, one, early - 1, range(early, early), range(late, late));
            topic.await(() -> topic.events() == EVENTS + 2);
            assertThat(left.all().getFirst().firstSequence()).isLessThanOrEqualTo(early);

            node.mark(1, one, late - 1, range(late, late));

            Awaitility.await().atMost(LIMIT).until(() -> left.all().getFirst().lastSequence() >= late);
            assertThat(left.all().getFirst().firstSequence()).isLessThanOrEqualTo(late);
            assertThat(forwarder.resent()).as("nothing is sent for it again").isEqualTo(2);
            node.mark(1, one, EVENTS);
            Awaitility.await().atMost(LIMIT).until(() -> left.all().isEmpty());
        } finally {
            forwarder.stop(thread);
            thread.join();
        }
    }

    /** Nothing follows the last event, so nobody could miss it; the next start has to know what it follows. */
    @Test
    void sendsTheLastEventsOnceMoreWhichAreNotCountedAfterAStartToo() throws Exception {
        ForwardedNode node = new ForwardedNode(place, folder);
        Forwarder first = node.forwarder(node.left(1, EVENTS), node.damage(), LONG);
        Thread thread = Thread.ofPlatform().start(first);
        try (UsagePartitions topic = new UsagePartitions(place)) {
            topic.await(() -> topic.events() == EVENTS && first.behind() == 0);
            Map<Integer, Integer> sent = new TreeMap<>();
            topic.records()
                    .keySet()
                    .forEach(each -> sent.put(each, topic.events(each).size()));
            first.stop(thread);
            thread.join();

            Forwarder second = node.forwarder(
                    node.left(2, 1),
                    node.damage(),
                    new Resending.Patience(Duration.ofHours(1), Duration.ofMillis(200)));
            thread = Thread.ofPlatform().start(second);
            topic.await(() ->
                    sent.entrySet().stream().allMatch(each -> epochOne(topic, each.getKey()) > each.getValue()));
            sent.forEach((partition, events) -> {
                List<UsageEvent> all = topic.events(partition);
                UsagePartitions.Sent again = topic.records(partition).stream()
                        .filter(record -> record.events().size() == 1
                                && record.events().getFirst().equals(all.get(events - 1)))
                        .reduce((one, later) -> later)
                        .orElseThrow();
                assertThat(again.after()).isEqualTo(all.get(events - 2).getSequence());
            });
            second.stop(thread);
        } finally {
            first.stop(thread);
            thread.join();
        }
    }

    private static long epochOne(UsagePartitions topic, int partition) {
        return topic.events(partition).stream()
                .filter(event -> event.getEpoch() == 1)
                .count();
    }

    /** The records that hold the last events. */
    private static List<UsagePartitions.Sent> again(List<UsagePartitions.Sent> records, int events) {
        int from = records.size();
        for (int left = events; left > 0; left -= records.get(from).events().size()) {
            from--;
        }
        return records.subList(from, records.size());
    }

    private static SequenceRange range(long first, long last) {
        return SequenceRange.newBuilder().setFirst(first).setLast(last).build();
    }
}
