package io.modelmarket.platform.usage;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.SequenceRange;
import io.modelmarket.contracts.event.proto.UsageMark;
import io.modelmarket.deploy.stack.TestPlace;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.usage.JournalConfig.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** A node with a journal that an earlier start has left, and what billing tells it. */
final class ForwardedNode implements NodeConfig {

    static final int SUBSCRIPTIONS = 20;

    private final TestPlace place;
    private final JournalOnDisk disk;
    final Marks marks = new Marks(this);
    final List<Segment> removed = new ArrayList<>();

    ForwardedNode(TestPlace place, Path folder) {
        this.place = place;
        this.disk = new JournalOnDisk(folder);
    }

    /** Writes events of a new epoch, in several segments. */
    Segments left(long epoch, int events) throws IOException {
        Journal.Settings settings =
                new Journal.Settings(disk.folder(), "n1", "", epoch, Durability.PROCESS_CRASH, 1_000, 1_000_000, 1_000);
        try (Journal journal = new Journal(settings, disk.recover(new ArrayList<>()), SegmentChannel::onFile).start()) {
            for (int i = 0; i < events; i++) {
                journal.append(JournalOnDisk.event(i).setSubscriptionId("sub-" + i % SUBSCRIPTIONS), sequence -> {})
                        .join();
            }
        }
        return disk.recover(new ArrayList<>());
    }

    Forwarder forwarder(Segments segments, DamagedSegments damage, Resending.Patience patience) throws IOException {
        return new Forwarder(
                new Forwarder.Kept(segments, damage, disk.node()),
                marks,
                () -> new UsageTopic(
                        new KafkaClients(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, place.bootstrapServers())),
                        place.topic(Topic.USAGE)),
                new Forwarder.Removal(Duration.ZERO, settled -> true, removed::add),
                patience);
    }

    DamagedSegments damage() {
        return new DamagedSegments(disk.folder());
    }

    Path aside() {
        return disk.aside();
    }

    /** Billing has counted up to there, but for what is missing. */
    void mark(long epoch, int partition, long sequence, SequenceRange... missing) {
        try {
            marks.apply(
                    "mark",
                    UsageMark.newBuilder()
                            .setNode(name())
                            .setEpoch(epoch)
                            .setPartition(partition)
                            .setSequence(sequence)
                            .addAllMissing(List.of(missing))
                            .build()
                            .toByteArray());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "n1";
    }

    @Override
    public Path folder() {
        return disk.node();
    }

    @Override
    public Optional<String> region() {
        return Optional.empty();
    }
}
