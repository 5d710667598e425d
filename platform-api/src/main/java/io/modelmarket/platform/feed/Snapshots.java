package io.modelmarket.platform.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on disk what is known of the control plane: at most once in an interval when it changed, now and then when it
 * only was confirmed, and at the end.
 */
@ApplicationScoped
public class Snapshots implements Runnable {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    /** How far a snapshot's age may be behind when nothing changes. */
    private static final Duration CONFIRMED = Duration.ofMinutes(1);

    /** At most one part in so many of the time goes into writing. */
    private static final int SHARE = 10;

    private final ControlPlaneState state;
    private final Freshness freshness;
    private final SnapshotFolder folder;
    private final Duration interval;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long savedVersion = -1;
    private @Nullable Instant savedCurrentAt;
    private @Nullable Long newerConfirmed;
    private volatile @Nullable Long olderConfirmed;

    Snapshots(
            ControlPlaneState state,
            Freshness freshness,
            SnapshotConfig config,
            @ConfigProperty(name = "market.node.folder") Path node,
            MeterRegistry meters) {
        this.state = state;
        this.freshness = freshness;
        this.folder = new SnapshotFolder(node.resolve("snapshot"));
        this.interval = config.interval();
        meters.gauge("market.control.plane.age.seconds", freshness, Freshness::ageSeconds);
    }

    /** Whether each of the two snapshots on disk has all that was published by that {@link System#nanoTime()}. */
    public boolean bothHoldAllBy(long nanoTime) {
        Long older = olderConfirmed;
        return older != null && older - nanoTime > 0;
    }

    void start() {
        Thread.ofPlatform().name("snapshots").daemon().start(this);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        saveIfDue(Duration.ZERO);
    }

    /** Takes over the newest undamaged snapshot, if there is one. */
    synchronized boolean load() {
        Optional<Snapshot> newest = folder.newest();
        if (newest.isEmpty()) {
            LOG.warn("there is no snapshot of what the control plane has published; waiting for Kafka");
            return false;
        }
        if (!state.load(newest.get())) {
            return false;
        }
        savedVersion = state.version();
        savedCurrentAt = newest.get().currentAt();
        LOG.warnf("serving from the snapshot of what the control plane had published by %s", savedCurrentAt);
        if (!freshness.usable()) {
            LOG.errorf("that is too old to answer calls by; they are refused until Kafka is reached");
        }
        return true;
    }

    /** Saves what changed since, or was confirmed so much later. */
    synchronized void saveIfDue(Duration confirmed) {
        Instant currentAt = freshness.currentAt().orElse(null);
        if (currentAt == null || !due(currentAt, confirmed)) {
            return;
        }
        try {
            ControlPlaneState.Captured captured = state.capture().orElseThrow();
            folder.save(captured.snapshot());
            savedVersion = captured.version();
            savedCurrentAt = captured.snapshot().currentAt();
            olderConfirmed = newerConfirmed;
            newerConfirmed = captured.confirmed();
        } catch (IOException e) {
            LOG.errorf("what is known of the control plane cannot be saved for the next start: %s", e);
        }
    }

    @Override
    public void run() {
        try {
            Duration pause = interval;
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                long begun = System.nanoTime();
                try {
                    saveIfDue(CONFIRMED);
                } catch (RuntimeException e) {
                    // A thread's boundary: the next attempt may do better.
                    LOG.error("what is known of the control plane cannot be saved for the next start", e);
                }
                Duration rest = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
                pause = rest.compareTo(interval) > 0 ? rest : interval;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean due(Instant currentAt, Duration confirmed) {
        Instant saved = savedCurrentAt;
        return saved == null
                || state.version() != savedVersion
                || Duration.between(saved, currentAt).compareTo(confirmed) > 0;
    }
}
