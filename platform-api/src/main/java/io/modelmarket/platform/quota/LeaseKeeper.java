package io.modelmarket.platform.quota;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.platform.feed.Freshness;
import io.modelmarket.platform.feed.KafkaClients;
import io.modelmarket.platform.feed.TopicsConfig;
import io.modelmarket.platform.subscription.Subscriptions;
import io.modelmarket.platform.usage.NodeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks after this node's leases on a thread of its own: asks for more before they run out, gives back what others need
 * or nobody uses here, and says again what may not have been heard. A promise is on disk before it is said.
 */
@Singleton
class LeaseKeeper implements Runnable {

    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration ALIVE_EVERY = Duration.ofMinutes(1);
    private static final Duration AWAY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /**
     * Behind the journal's recovery, which takes hold of the folder, and before the control plane's topics are read.
     */
    private static final int BEFORE_FEED = 4_000;

    private final Quotas quotas;
    private final LeaseWatch watch;
    private final Subscriptions subscriptions;
    private final Freshness freshness;
    private final Clock clock;
    private final Way way;
    private final Promises promises;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /** Who speaks, and where. */
    @Singleton
    record Way(NodeConfig node, TopicsConfig topics, KafkaClients kafka) {}

    LeaseKeeper(
            Quotas quotas, LeaseWatch watch, Subscriptions subscriptions, Freshness freshness, Clock clock, Way way) {
        this.quotas = quotas;
        this.watch = watch;
        this.subscriptions = subscriptions;
        this.freshness = freshness;
        this.clock = clock;
        this.way = way;
        this.promises = new Promises(way.node().folder().resolve("promises"));
    }

    void start(@Observes @Priority(BEFORE_FEED) StartupEvent event) throws IOException {
        promises.load().forEach(quotas::promised);
        thread = Thread.ofPlatform().name("lease-keeper").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        watch.ring();
        Thread running = thread;
        if (running != null && !running.join(LAST_WORDS)) {
            LOG.warn("leases could not be given back in time; they are when this node is back");
        }
    }

    @Override
    public void run() {
        String topic = way.topics().nameOf(Topic.LEASE_WISHES);
        while (!stopped) {
            try (LeaseWishes wishes =
                    new LeaseWishes(way.kafka(), topic, way.node().name())) {
                keep(wishes);
            } catch (KafkaException e) {
                // Its address cannot be resolved, or so: what is held is spent meanwhile, and what is wanted
                // unanswered.
                LOG.warnf("leases wait for Kafka: %s", e.getMessage());
                pause();
                if (freshness.usable()) {
                    look((leased, wish) -> {}, watch.awake(), this::review);
                }
            }
        }
    }

    private void keep(LeaseWishes wishes) {
        try {
            long lookedAt = System.nanoTime();
            long aliveAt = lookedAt - ALIVE_EVERY.toNanos();
            while (!stopped) {
                watch.await(LOOK_EVERY);
                Collection<? extends Leased> urgent = watch.urgent();
                if (System.nanoTime() - lookedAt >= LOOK_EVERY.toNanos()) {
                    lookedAt = System.nanoTime();
                    urgent = watch.awake();
                    if (lookedAt - aliveAt >= ALIVE_EVERY.toNanos()) {
                        aliveAt = lookedAt;
                        sayAlive(wishes);
                    }
                }
                if (freshness.usable()) {
                    look(wishes::send, urgent, this::review);
                }
            }
            look(wishes::send, watch.awake(), Leased::leave);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    private static void sayAlive(LeaseWishes wishes) {
        try {
            wishes.alive();
        } catch (KafkaException e) {
            LOG.debugf("a sign of life waits for Kafka: %s", e.getMessage());
        }
    }

    private void pause() {
        try {
            watch.await(AWAY);
        } catch (InterruptedException e) {
            stopped = true;
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Lease.Wish> review(Leased leased) {
        if (leased instanceof Quota quota) {
            quota.terms(subscriptions.find(quota.id()).orElse(null));
        }
        return leased.review(clock.instant(), System.nanoTime());
    }

    private void look(
            BiConsumer<Leased, Lease.Wish> tell,
            Collection<? extends Leased> at,
            Function<Leased, Optional<Lease.Wish>> say) {
        try {
            Map<Leased, Lease.Wish> said = new LinkedHashMap<>();
            Map<Leased, Lease.Wish> promised = new LinkedHashMap<>();
            for (Leased leased : at) {
                say.apply(leased).ifPresent(wish -> (wish.promise() ? promised : said).put(leased, wish));
            }
            said.forEach(tell);
            promises.keep(promised.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().id(), Map.Entry::getValue)));
            promised.forEach(tell);
        } catch (IOException e) {
            LOG.errorf(
                    "what this node gives back of its leases cannot be kept on disk, and so is not given back: %s", e);
        } catch (KafkaException e) {
            LOG.debugf("wishes for leases wait for Kafka: %s", e.getMessage());
        } catch (RuntimeException e) {
            // A thread's boundary: without this thread no lease would ever be renewed.
            LOG.error("leases cannot be looked after; trying again", e);
        }
    }
}
