package io.modelmarket.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the compacted topics on one thread, for ever. When Kafka does not answer soon after the start, what is known
 * comes from the snapshot; after every loss of the connection each topic goes on where it was, or is read anew.
 */
@ApplicationScoped
public class StateFeed implements Runnable {

    private static final Logger LOG = Logger.getLogger(StateFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CONFIRM_EVERY = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

    /** Behind the journal's recovery, so that the node's folder is ours before anything in it is touched. */
    private static final int LATE = 5_000;

    private final ControlPlaneState state;
    private final Snapshots snapshots;
    private final Freshness freshness;
    private final KafkaClients kafka;
    private final Clock clock;
    private final Duration loadAfter;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable TopicLog reading;
    private boolean triedSnapshot;

    StateFeed(
            ControlPlaneState state,
            Snapshots snapshots,
            Freshness freshness,
            KafkaClients kafka,
            SnapshotConfig config,
            Clock clock) {
        this.state = state;
        this.snapshots = snapshots;
        this.freshness = freshness;
        this.kafka = kafka;
        this.clock = clock;
        this.loadAfter = config.loadAfter();
    }

    void start(@Observes @Priority(LATE) StartupEvent event) {
        snapshots.start();
        Thread.ofPlatform().name("state-feed").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        TopicLog running = reading;
        if (running != null) {
            running.wakeup();
        }
    }

    @Override
    public void run() {
        long begun = System.nanoTime();
        while (!isStopped()) {
            try (TopicLog log = new TopicLog(kafka, answerWithin(begun))) {
                reading = log;
                follow(log, begun);
            } catch (WakeupException e) {
                LOG.debug("woken to stop");
            } catch (KafkaException e) {
                LOG.warnf("the control plane's topics cannot be read (%s); trying again", e.getMessage());
                loadIfDue(begun);
                pause();
            } catch (RuntimeException e) {
                // A thread's boundary: without this thread nothing would ever be heard of the control plane again.
                LOG.error("reading the control plane's topics failed; trying again", e);
                loadIfDue(begun);
                pause();
            }
        }
    }

    private void follow(TopicLog log, long begun) {
        Reading topics = Reading.begin(log, state, clock.instant(), freshness);
        Instant asked = clock.instant();
        long askedNanos = System.nanoTime();
        Reading.@Nullable Ends ends = topics.ends();
        while (!isStopped()) {
            topics.take(log.poll(POLL));
            if (ends != null && topics.reached(ends)) {
                if (freshness.currentAt().isEmpty()) {
                    LOG.info("all that the control plane has published is read");
                }
                state.current(asked, askedNanos);
                ends = null;
            }
            if (ends == null && System.nanoTime() - askedNanos >= CONFIRM_EVERY.toNanos()) {
                asked = clock.instant();
                askedNanos = System.nanoTime();
                ends = topics.ends();
            }
            loadIfDue(begun);
        }
    }

    /** Kafka's first chance ends when the snapshot's turn comes. */
    private Duration answerWithin(long begun) {
        Duration left = loadAfter.minusNanos(System.nanoTime() - begun);
        if (triedSnapshot || left.compareTo(ANSWER) > 0 || left.isNegative()) {
            return ANSWER;
        }
        return left.compareTo(FIRST_ANSWER) > 0 ? left : FIRST_ANSWER;
    }

    /** Once, and only while nothing is known. */
    private void loadIfDue(long begun) {
        if (!triedSnapshot && freshness.currentAt().isEmpty() && System.nanoTime() - begun >= loadAfter.toNanos()) {
            triedSnapshot = true;
            if (snapshots.load()) {
                LOG.info("catching up as soon as Kafka answers");
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_AFTER_ERROR.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
