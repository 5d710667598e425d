package io.modelmarket.platform.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.feed.Snapshots;
import io.modelmarket.platform.feed.TopicsConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** The node's journal and its way to Kafka, from start to stop. */
@Startup
@Singleton
class UsageRecording {

    private static final Logger LOG = Logger.getLogger(UsageRecording.class);

    private static final Duration REMOVE_AFTER = Duration.ofSeconds(30);

    private final NodeFolder folder;
    private final Journal journal;
    private final Forwarder forwarder;
    private final Thread forwarding;

    /** Where usage is recorded, and where it is sent. */
    @Singleton
    record Places(NodeConfig node, JournalConfig journal, TopicsConfig topics, KafkaClients kafka) {}

    UsageRecording(
            Places places,
            Marks marks,
            Instance<JournalReplay> replays,
            Snapshots snapshots,
            Clock clock,
            MeterRegistry meters)
            throws IOException {
        folder = NodeFolder.open(places.node().folder(), clock);
        DamagedSegments damage = new DamagedSegments(folder.resolve("journal"));
        Segments segments = new JournalRecovery(folder.resolve("journal"), damage)
                .open(event -> replays.forEach(replay -> replay.replay(event)));
        journal = new Journal(settings(places), segments, SegmentChannel::onFile).start();
        marks.own(folder.epoch(), journal::recorded);
        String topic = places.topics().nameOf(Topic.USAGE);
        forwarder = new Forwarder(
                new Forwarder.Kept(segments, damage, places.node().folder()),
                marks,
                () -> new UsageTopic(places.kafka(), topic),
                new Forwarder.Removal(
                        REMOVE_AFTER,
                        snapshots::bothHoldAllBy,
                        removed -> replays.forEach(
                                replay -> replay.removed(removed.epoch(), removed.lastOfSubscription()))),
                Resending.Patience.USUAL);
        forwarding = Thread.ofPlatform().name("usage-forwarder").daemon().start(forwarder);
        meters.gauge("market.journal.bytes", segments, Segments::bytes);
        meters.gauge("market.journal.unsent.bytes", forwarder, Forwarder::behind);
        meters.gauge("market.journal.waiting", journal, Journal::waiting);
        meters.gauge("market.journal.damages", damage, DamagedSegments::found);
        meters.gauge("market.journal.resent", forwarder, Forwarder::resent);
        meters.gauge("market.journal.strange.epochs", marks, Marks::strangeEpochs);
        LOG.infof("node %s begins epoch %d", places.node().name(), folder.epoch());
    }

    @Produces
    @Singleton
    Journal journal() {
        return journal;
    }

    @PreDestroy
    void stop() throws IOException {
        journal.close();
        forwarder.stop(forwarding);
        folder.close();
    }

    private Journal.Settings settings(Places places) {
        JournalConfig config = places.journal();
        return new Journal.Settings(
                folder.resolve("journal"),
                places.node().name(),
                Region.of(places.node().region()).name(),
                folder.epoch(),
                config.mode(),
                config.segmentSize().asLongValue(),
                config.maxSize().asLongValue(),
                config.queue());
    }
}
