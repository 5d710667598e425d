package io.modelmarket.platform.catalog;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.quarantine.Quarantines;
import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.worker.BatchTrials;
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
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which releases are in a worker. A release is loaded when it is published, as long as there is room, and else when
 * somebody asks for it; then those not used for longest make room. Meanwhile its callers are told to come back.
 * Fetching and loading happen on threads of their own, a partner's releases one at a time.
 */
@Singleton
public class Residency {

    private static final Logger LOG = Logger.getLogger(Residency.class);
    private static final int FETCHED_AT_ONCE = 8;
    private static final int LOADED_AT_ONCE = 4;
    private static final Duration RETRY_AFTER_FAILURE = Duration.ofSeconds(15);
    private static final long COME_BACK_SECONDS = 1;
    private static final Duration NO_ROOM = Duration.ofSeconds(5);
    private static final long WORKER_BYTES = 80L << 20;
    private static final int AFTER_JUDGEMENT = 200;

    private final Map<ModelRef, Residence> states = new ConcurrentHashMap<>();
    private final LoadQueue fetching = new LoadQueue("model-fetcher", FETCHED_AT_ONCE);
    private final LoadQueue loading = new LoadQueue("model-loader", LOADED_AT_ONCE);
    private final Workers workers;
    private final BatchTrials trials;
    private final ModelFolder folder;
    private final Quarantines quarantines;
    private final Clock clock;
    private final Room room;
    private final boolean loadAtPublication;

    Residency(
            Workers workers,
            ModelFolder folder,
            Quarantines quarantines,
            ResidencyConfig config,
            Clock clock,
            MeterRegistry meters,
            KeepTime keep) {
        this.workers = workers;
        this.trials = new BatchTrials(workers);
        this.folder = folder;
        this.quarantines = quarantines;
        this.clock = clock;
        this.room = new Room(config.memory().asLongValue(), WORKER_BYTES, keep.time(), System::nanoTime);
        this.loadAtPublication = config.loadAtPublication();
        meters.gauge("market.models.ready", states, Residency::countReady);
        meters.gauge("market.models.bytes", room, Room::taken);
    }

    /**
     * The release, ready to run.
     *
     * @throws ProblemException when it is not ready, and then the answer says when to come back, or is quarantined
     */
    public LoadedModel require(Release release) {
        Residence.Ready ready = require(release, WantedBy.CALL);
        ready.seat().touch();
        return ready.model();
    }

    /**
     * Why the release is not ready to run, null when it is. Where it is in no worker it is loaded, as far as that takes
     * no place of what is called; to be asked for keeps no place.
     */
    public @Nullable ProblemException missing(Release release) {
        try {
            require(release, WantedBy.QUESTION);
            return null;
        } catch (ProblemException e) {
            return e;
        }
    }

    private Residence.Ready require(Release release, WantedBy by) {
        quarantines.requireFree(release.ref());
        Residence state = states.get(release.ref());
        if (state instanceof Residence.Ready ready) {
            if (workers.has(ready.model())) {
                return ready;
            }
            if (states.remove(release.ref(), ready)) { // not loaded again after its worker's restart
                room.leave(release.ref());
            }
        }
        if (state instanceof Residence.Failed failed && failed.refuses(by, clock.instant())) {
            throw notReady(ProblemType.UNAVAILABLE, release + " " + failed.why(), failed.seconds(clock.instant()));
        }
        begin(release, by);
        throw notReady(ProblemType.MODEL_LOADING, release + " is being loaded; try again shortly", COME_BACK_SECONDS);
    }

    /** How the release stands on this node. */
    public Standing standing(Release release) {
        if (release.status() != Release.Status.PUBLISHED || quarantines.holds(release.ref())) {
            return new Standing(Standing.State.UNAVAILABLE, "quarantined after repeated failures");
        }
        return Standing.of(states.get(release.ref()));
    }

    /** A release has been published: it is loaded where nothing else has to go for it. */
    void load(Release release) {
        if (loadAtPublication) {
            begin(release, WantedBy.PUBLICATION);
        }
    }

    /** Begins to load the release, unless that is done or under way, or the release is quarantined. */
    private void begin(Release release, WantedBy by) {
        ModelRef ref = release.ref();
        if (quarantines.holds(ref)) {
            return;
        }
        boolean[] begun = new boolean[1];
        states.compute(ref, (key, state) -> {
            begun[0] = state == null || state instanceof Residence.Failed;
            return begun[0] ? new Residence.Loading() : state;
        });
        if (begun[0] && folder.has(release)) {
            loading.add(ref, partner(release), by, now -> bring(release, now));
        } else if (begun[0]) {
            fetching.add(ref, partner(release), by, now -> fetch(release, now));
        } else if (by == WantedBy.CALL) {
            fetching.call(ref);
            loading.call(ref);
            room.called(ref);
        }
    }

    /** Takes the release out of its worker; calls under way finish. */
    void unload(Release release) {
        unload(release.ref());
    }

    /** The release has been withdrawn: its files go, too. */
    void forget(Release release) {
        unload(release);
        folder.forget(release);
    }

    /** All releases that there are: files of others go. */
    void keepOnly(Collection<Release> releases) {
        folder.keepOnly(releases);
    }

    /**
     * Called before the next worker is started: what is quarantined does not get into it, and what killed this one
     * while being loaded again, so that the workers gave it up, is loaded when somebody asks for it.
     */
    void died(@Observes @Priority(AFTER_JUDGEMENT) WorkerDeath death) {
        Set<ModelRef> kept = workers.status().stream()
                .flatMap(status -> status.models().stream())
                .collect(Collectors.toSet());
        for (ModelRef ref : death.models()) {
            boolean lost = states.get(ref) instanceof Residence.Ready && !kept.contains(ref);
            if (lost || quarantines.holds(ref)) {
                unload(ref);
            }
        }
    }

    private void unload(ModelRef ref) {
        room.leave(ref);
        if (states.remove(ref) instanceof Residence.Ready ready) {
            workers.unload(ready.model()).exceptionally(failure -> {
                LOG.warnf("%s could not be unloaded: %s", ref, failure.getMessage());
                return false;
            });
        }
    }

    /** What has to come from elsewhere first keeps nobody waiting whose files are here. */
    private void fetch(Release release, WantedBy by) {
        try {
            if (wanted(release)) {
                folder.fetch(release);
                loading.add(release.ref(), partner(release), by, now -> bring(release, now));
            }
        } catch (IOException | RuntimeException | Error e) {
            failedToLoad(release, e);
        }
    }

    private void bring(Release release, WantedBy by) {
        ModelRef ref = release.ref();
        if (!wanted(release)) {
            return;
        }
        try {
            Path files = folder.fetch(release);
            Room.Seating seating = room.take(ref, partner(release), ModelFolder.bytesTaken(files), by);
            seating.leaving().forEach(this::makeRoom);
            if (seating.seat() != null) {
                load(release, files, seating.seat());
            } else if (by == WantedBy.PUBLICATION) {
                LOG.infof("%s is not loaded before somebody calls it: there is no room now", release);
                states.remove(ref);
            } else {
                failed(ref, NO_ROOM, "finds no room beside the models in use just now", by);
            }
        } catch (IOException | RuntimeException | Error e) {
            failedToLoad(release, e);
        }
    }

    /** A thread's boundary: one release that cannot be loaded is no reason to lose the loader. */
    private void failedToLoad(Release release, Throwable failure) {
        LOG.errorf("%s cannot be loaded: %s", release, failure.getMessage());
        room.leave(release.ref());
        failed(release.ref(), RETRY_AFTER_FAILURE, "could not be loaded; it is tried again", WantedBy.CALL);
    }

    /** Whether it has not been withdrawn while it waited for its turn. */
    private boolean wanted(Release release) {
        return states.get(release.ref()) instanceof Residence.Loading;
    }

    private static String partner(Release release) {
        return release.model().partner().value();
    }

    private void load(Release release, Path files, Room.Seat seat) {
        LoadedModel loaded = workers.load(partner(release), release.ref(), files)
                .toCompletableFuture()
                .join();
        LoadedModel model = trials.of(loaded).withMaxDelay(release.maxDelay());
        seat.loaded();
        Residence now = states.computeIfPresent(
                release.ref(), (ref, state) -> room.holds(seat) ? new Residence.Ready(model, seat) : state);
        if (!(now instanceof Residence.Ready ready && ready.seat() == seat)) {
            if (room.holds(seat)) {
                room.leave(release.ref());
            }
            workers.unload(model).toCompletableFuture().join();
        } else {
            LOG.infof(
                    "%s is ready (loaded in %d ms, up to %d rows at once)",
                    release, model.loadTime().toMillis(), model.maxRows());
        }
    }

    private void makeRoom(ModelRef idle) {
        LOG.infof("%s makes room; it is loaded again when somebody calls it", idle);
        unload(idle);
    }

    private void failed(ModelRef ref, Duration retryAfter, String why, WantedBy by) {
        Instant retryAt = clock.instant().plus(retryAfter);
        states.computeIfPresent(ref, (key, state) -> new Residence.Failed(retryAt, why, by));
    }

    private static int countReady(Map<ModelRef, Residence> states) {
        return (int) states.values().stream()
                .filter(Residence.Ready.class::isInstance)
                .count();
    }

    private static ProblemException notReady(ProblemType type, String detail, long seconds) {
        return new ProblemException(type, detail, Map.of("retryAfterSeconds", seconds));
    }

    @PreDestroy
    void stop() {
        fetching.close();
        loading.close();
    }
}
