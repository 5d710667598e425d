package io.modelmarket.platform.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.deploy.stack.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier start left unsent reaches Kafka in order, and leaves the disk only when billing has counted it. */
class ForwarderIT {

    private static final int EVENTS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestPlace place = TestStack.shared(StackPart.KAFKA).place();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void sendsWhatWasLeftInOrderAndRemovesItWhenCounted() throws Exception {
        ForwardedNode node = new ForwardedNode(place, folder);
        Segments left = node.left(1, EVENTS);
        assertThat(left.all()).hasSizeGreaterThan(2);
        Forwarder forwarder = node.forwarder(left, node.damage(), Resending.Patience.USUAL);
        Thread thread = Thread.ofPlatform().start(forwarder);
        try (UsagePartitions topic = new UsagePartitions(place)) {
            topic.await(() -> topic.events() == EVENTS);
            for (int partition : topic.records().keySet()) {
                assertThat(topic.events(partition).stream().map(UsageEvent::getSequence))
                        .isSorted();
            }
            assertThat(topic.records().keySet().stream()
                            .mapToLong(partition -> topic.events(partition).stream()
                                    .map(UsageEvent::getSubscriptionId)
                                    .distinct()
                                    .count())
                            .sum())
                    .as("each subscription is in one partition")
                    .isEqualTo(ForwardedNode.SUBSCRIPTIONS);
            assertThat(topic.records().values().stream().mapToInt(List::size).sum())
                    .isLessThan(EVENTS);
            assertThat(node.removed).isEmpty();

            topic.records()
                    .keySet()
                    .forEach(partition -> node.mark(
                            1, partition, topic.events(partition).getLast().getSequence()));

            Awaitility.await().atMost(LIMIT).until(() -> left.all().isEmpty());
            assertThat(forwarder.behind()).isZero();
            assertThat(node.aside()).doesNotExist();
        } finally {
            forwarder.stop(thread);
            thread.join();
        }
    }

    /** Bytes that change while the process runs: what is good behind them goes on its way, and nothing is silent. */
    @Test
    void tellsOfDamageAndSendsAllTheRest() throws Exception {
        ForwardedNode node = new ForwardedNode(place, folder);
        Segments left = node.left(1, EVENTS);
        Path second = left.all().get(1).path();
        byte[] bytes = Files.readAllBytes(second);
        bytes[bytes.length - 1] ^= 0x41;
        Files.write(second, bytes);
        DamagedSegments damage = node.damage();
        Forwarder forwarder = node.forwarder(left, damage, Resending.Patience.USUAL);
        Thread thread = Thread.ofPlatform().start(forwarder);
        try (UsagePartitions topic = new UsagePartitions(place)) {
            topic.await(() -> topic.events() == EVENTS - 1 && forwarder.behind() == 0);

            assertThat(damage.found()).isEqualTo(1);
            assertThat(node.aside().resolve(second.getFileName())).hasBinaryContent(bytes);
        } finally {
            forwarder.stop(thread);
            thread.join();
        }
    }
}
