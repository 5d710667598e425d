package io.modelmarket.platform.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.quarantine.Quarantines;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.BatchTrial;
import io.modelmarket.runtime.worker.LoadedModel;
import io.modelmarket.runtime.worker.WorkerDeath;
import io.modelmarket.runtime.worker.Workers;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Which releases are in a worker. A release is loaded when it is published, and again when somebody asks for one that
 * could not be loaded before; meanwhile its callers are told to come back. Loading happens on threads of its own.
 */
@Singleton
public class Residency {

    private static final Logger LOG = Logger.getLogger(Residency.class);
    private static final int LOADERS = 2;
    private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(15);
    private static final long COME_BACK_SECONDS = 1;
    private static final int AFTER_JUDGEMENT = 200;

    /** Where in its life a release on this node is. */
    private sealed interface State {
        /** Being fetched, loaded and warmed up. */
        record Loading() implements State {}

        /** In a worker. */
        record Ready(LoadedModel model) implements State {}

        /** Could not be loaded; tried again when asked for after {@code retryAt}. */
        record Failed(Instant retryAt) implements State {}
    }

    private final Map<ModelRef, State> states = new ConcurrentHashMap<>();
    private final ExecutorService loaders = Executors.newFixedThreadPool(
            LOADERS, Thread.ofPlatform().name("model-loader-", 0).daemon().factory());
    private final Workers workers;
    private final ModelFolder folder;
    private final Quarantines quarantines;
    private final Clock clock;

    Residency(Workers workers, ModelFolder folder, Quarantines quarantines, Clock clock, MeterRegistry meters) {
        this.workers = workers;
        this.folder = folder;
        this.quarantines = quarantines;
        this.clock = clock;
        meters.gauge("market.models.ready", states, Residency::countReady);
    }

    /**
     * The release, ready to run.
     *
     * @throws ProblemException when it is not ready, and then the answer says when to come back, or is quarantined
     */
    public LoadedModel require(Release release) {
        quarantines.requireFree(release.ref());
        State state = states.get(release.ref());
        if (state instanceof State.Ready ready) {
            return ready.model();
        }
        if (state instanceof State.Failed failed && clock.instant().isBefore(failed.retryAt())) {
            long seconds = Math.max(
                    1, Duration.between(clock.instant(), failed.retryAt()).toSeconds());
            throw notReady(ProblemType.UNAVAILABLE, release + " could not be loaded; it is tried again", seconds);
        }
        load(release);
        throw notReady(ProblemType.MODEL_LOADING, release + " is being loaded; try again shortly", COME_BACK_SECONDS);
    }

    /** How the release stands on this node. */
    public Standing standing(Release release) {
        if (release.status() != Release.Status.PUBLISHED || quarantines.holds(release.ref())) {
            return new Standing(Standing.State.UNAVAILABLE, "quarantined after repeated failures");
        }
        return switch (states.get(release.ref())) {
            case State.Ready ready -> new Standing(Standing.State.READY, "");
            case State.Loading loading -> new Standing(Standing.State.LOADING, "");
            case State.Failed failed ->
                new Standing(Standing.State.UNAVAILABLE, "it could not be loaded; that is tried again");
            case null -> new Standing(Standing.State.UNAVAILABLE, "not loaded; that is done when it is asked for");
        };
    }

    /** Whether the release is ready to run. */
    public boolean ready(Release release) {
        return states.get(release.ref()) instanceof State.Ready;
    }

    /** Begins to load the release, unless that is done or under way, or the release is quarantined. */
    void load(Release release) {
        ModelRef ref = release.ref();
        if (quarantines.holds(ref)) {
            return;
        }
        boolean[] begun = new boolean[1];
        states.compute(ref, (key, state) -> {
            begun[0] = state == null || state instanceof State.Failed;
            return begun[0] ? new State.Loading() : state;
        });
        if (begun[0]) {
            loaders.execute(() -> bring(release));
        }
    }

    /** Takes the release out of its worker; calls under way finish. */
    void unload(Release release) {
        unload(release.ref());
    }

    /**
     * Called before the next worker is started: what is quarantined does not get into it, and what killed this one
     * while being loaded again, so that the workers gave it up, is loaded when somebody asks for it.
     */
    void died(@Observes @Priority(AFTER_JUDGEMENT) WorkerDeath death) {
        Set<ModelRef> kept = workers.status().stream()
                .flatMap(status -> status.models().stream())
                .collect(Collectors.toSet());
        for (ModelRef ref : death.suspects()) {
            boolean lost = states.get(ref) instanceof State.Ready && !kept.contains(ref);
            if (lost || quarantines.holds(ref)) {
                unload(ref);
            }
        }
    }

    private void unload(ModelRef ref) {
        if (states.remove(ref) instanceof State.Ready ready) {
            workers.unload(ready.model()).exceptionally(failure -> {
                LOG.warnf("%s could not be unloaded: %s", ref, failure.getMessage());
                return false;
            });
        }
    }

    private void bring(Release release) {
        try {
            Path files = folder.fetch(release);
            LoadedModel loaded = workers.load(release.model().partner().value(), release.ref(), files)
                    .toCompletableFuture()
                    .join();
            LoadedModel model = BatchTrial.of(workers, loaded);
            State before = states.computeIfPresent(release.ref(), (ref, state) -> new State.Ready(model));
            if (before == null) {
                workers.unload(model).toCompletableFuture().join();
            } else {
                LOG.infof(
                        "%s is ready (loaded in %d ms, up to %d rows at once)",
                        release, model.loadTime().toMillis(), model.maxRows());
            }
        } catch (IOException | RuntimeException e) {
            // A thread's boundary: one release that cannot be loaded is no reason to lose the loader.
            LOG.errorf("%s cannot be loaded: %s", release, e.getMessage());
            Instant retryAt = clock.instant().plus(RETRY_AFTER_FAILURE);
            states.computeIfPresent(release.ref(), (ref, state) -> new State.Failed(retryAt));
        }
    }

    private static int countReady(Map<ModelRef, State> states) {
        return (int)
                states.values().stream().filter(State.Ready.class::isInstance).count();
    }

    private static ProblemException notReady(ProblemType type, String detail, long seconds) {
        return new ProblemException(type, detail, Map.of("retryAfterSeconds", seconds));
    }

    @PreDestroy
    void stop() {
        loaders.shutdownNow();
    }
}
