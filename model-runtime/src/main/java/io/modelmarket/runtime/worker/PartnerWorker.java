package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.sandbox.SandboxReport;
import io.modelmarket.runtime.worker.wire.AnswerMemory;
import io.netty.channel.nio.NioEventLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partner's models, their worker, and the thread that keeps the ones in the other: it starts the process when there
 * is something to load, loads what it is asked to, and when the process dies starts another and loads everything again,
 * first what is called for, and each is served as it comes back. A model that kills the process while being loaded
 * again is given up.
 */
final class PartnerWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerWorker.class);
    private static final int MAX_COMMANDS = 1024;

    private final Place place;
    private final WorkersConfig config;
    private final WorkerLauncher launcher;
    private final ScheduledExecutorService timer;
    private final Lanes lanes;
    private final Residents residents = new Residents();
    private final Map<ModelRef, Integer> crashes = new ConcurrentHashMap<>();
    private final BlockingDeque<Command> commands = new LinkedBlockingDeque<>(MAX_COMMANDS);
    private final RestartDelay delay = new RestartDelay();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread supervisor;
    private volatile @Nullable WorkerProcess process;
    private volatile WorkerStatus.State state = WorkerStatus.State.IDLE;
    private volatile Instant since;
    private volatile SandboxReport sandbox = SandboxReport.nothingYet();
    private final AtomicInteger deaths = new AtomicInteger();

    /** What all partners' workers have in common. */
    record Shared(
            WorkerLauncher launcher, ScheduledExecutorService timer, List<NioEventLoop> loops, AnswerMemory answers) {}

    PartnerWorker(Place place, WorkersConfig config, Shared shared) {
        this.place = place;
        this.config = config;
        this.launcher = shared.launcher();
        this.timer = shared.timer();
        this.lanes = new Lanes(shared.loops(), config.limits(), shared.answers().share(), residents);
        this.since = config.clock().instant();
        this.supervisor = Thread.ofPlatform()
                .daemon()
                .name("worker-supervisor-" + place.name())
                .start(this::supervise);
    }

    CompletableFuture<LoadedModel> load(long id, ModelRef ref, Path file, Provider provider) {
        CompletableFuture<LoadedModel> loaded = new CompletableFuture<>();
        if (isClosed() || !commands.offerLast(new Command.Load(id, ref, file, provider, loaded))) {
            loaded.completeExceptionally(new RuntimeFailure.Overloaded(ref, commands.size()));
        }
        return loaded;
    }

    CompletableFuture<Boolean> unload(LoadedModel model) {
        if (!residents.remove(model)) {
            return CompletableFuture.completedFuture(false);
        }
        lanes.wake();
        CompletableFuture<Boolean> unloaded = new CompletableFuture<>();
        if (!commands.offerLast(new Command.Unload(model.id(), unloaded))) {
            return CompletableFuture.completedFuture(true);
        }
        return unloaded;
    }

    /** Whether the model was loaded, and neither unloaded nor given up since. */
    boolean has(LoadedModel model) {
        return residents.belongs(model);
    }

    /** Whether it is of no use once its model is unloaded. */
    boolean isForOneModel() {
        return place.onCard();
    }

    Lanes lanes() {
        return lanes;
    }

    WorkerStatus status() {
        WorkerProcess now = process;
        long pid = now == null ? 0 : now.pid();
        ResidentMemory memory = ResidentMemory.of(pid);
        return new WorkerStatus(
                place.partner(),
                state,
                pid,
                since,
                deaths.get(),
                memory.bytes(),
                memory.peakBytes(),
                residents.refs(),
                residents.providers(),
                sandbox,
                crashes);
    }

    /** Ends the worker; what is under way or waits fails. */
    void close() throws InterruptedException {
        closing.countDown();
        WorkerProcess now = process;
        if (now != null) {
            now.close();
        }
        supervisor.interrupt();
        supervisor.join();
        process = null;
        enter(WorkerStatus.State.CLOSED);
        failAll("the runtime is shutting down");
    }

    private boolean isClosed() {
        return closing.getCount() == 0;
    }

    private void enter(WorkerStatus.State next) {
        if (state != next) {
            state = next;
            since = config.clock().instant();
        }
    }

    private void supervise() {
        try {
            while (!isClosed()) {
                awaitWork();
                Duration wait = delay.next();
                if (wait.isPositive()) {
                    enter(WorkerStatus.State.BACKING_OFF);
                }
                if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                enter(WorkerStatus.State.STARTING);
                serveOneProcess();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitWork() throws InterruptedException {
        while (residents.isEmpty()) {
            enter(WorkerStatus.State.IDLE);
            Command command = commands.takeFirst();
            if (command instanceof Command.Load) {
                commands.addFirst(command);
                return;
            }
            if (command instanceof Command.Unload unload) {
                unload.unloaded().complete(true);
            }
        }
    }

    private void serveOneProcess() throws InterruptedException {
        Instant born = config.clock().instant();
        WorkerProcess started;
        try {
            started = launcher.start(place);
        } catch (IOException e) {
            if (isClosed()) {
                return;
            }
            LOG.error("the worker of {} cannot be started", place.name(), e);
            delay.died(born, config.clock().instant());
            failAll("its worker cannot be started");
            return;
        }
        boolean dismissed = false;
        process = started;
        sandbox = started.sandbox();
        started.onExit(() -> commands.offerLast(new Command.Wake()));
        Residents.Resident loading = null;
        try {
            Loader loader = new Loader(started, place.name(), config.limits().loadTimeout(), timer);
            residents.lostAll();
            lanes.attach(started);
            enter(WorkerStatus.State.READY);
            while (started.isAlive() && !isClosed() && !dismissed) {
                loading = residents.nextAbsent();
                reload(loading, loader);
                Duration patience = loading == null ? config.idle() : Duration.ZERO;
                dismissed = !executed(loader, patience) && loading == null && residents.isEmpty();
            }
        } catch (IOException e) {
            LOG.debug("the worker of {} is lost", place.name(), e);
        } finally {
            started.kill(WorkerDeath.Cause.CRASHED);
            int status = started.awaitExit();
            lanes.detach();
            process = null;
            if (!isClosed() && !dismissed) {
                giveUp(loading, started);
                bury(started, status, born);
            }
            launcher.ended(place, started);
        }
    }

    private void reload(Residents.@Nullable Resident absent, Loader loader) throws IOException {
        if (absent != null) {
            String provider = loader.reload(absent.model(), absent.file(), absent.wanted());
            if (provider == null) {
                giveUp(absent.model());
            } else {
                residents.arrived(absent, provider);
            }
            lanes.wake();
        }
    }

    /** Gives up what was being loaded again when the process died, if that was why. */
    private void giveUp(Residents.@Nullable Resident loading, WorkerProcess dead) {
        if (loading != null && residents.givenUp(loading, dead.suspects())) {
            giveUp(loading.model());
        }
    }

    private void giveUp(LoadedModel model) {
        LOG.warn("{} could not be loaded again and is given up", model.ref());
        residents.remove(model);
    }

    /** Does what it is asked to; whether it was asked within that time. */
    private boolean executed(Loader loader, Duration patience) throws IOException, InterruptedException {
        Command command = commands.pollFirst(patience.toNanos(), TimeUnit.NANOSECONDS);
        switch (command) {
            case null -> {
                return false;
            }
            case Command.Load load -> {
                Loader.Loaded loaded = loader.load(load);
                if (loaded != null) {
                    residents.add(loaded.model(), load.file(), load.provider(), loaded.provider());
                    load.loaded().complete(loaded.model());
                }
            }
            case Command.Unload unload -> {
                try {
                    loader.unload(unload.id());
                } finally {
                    unload.unloaded().complete(true);
                }
            }
            case Command.Wake ignored -> {}
        }
        return true;
    }

    private void bury(WorkerProcess dead, int status, Instant born) {
        Instant now = config.clock().instant();
        deaths.incrementAndGet();
        delay.died(born, now);
        WorkerDeath death = new WorkerDeath(place.partner(), dead.pid(), now, dead.cause(), status, dead.suspects());
        death.models().forEach(ref -> crashes.merge(ref, 1, Integer::sum));
        LOG.warn("worker died: {}", death);
        config.listener().workerDied(death);
    }

    private void failAll(String why) throws InterruptedException {
        lanes.failAll(why);
        List<Command> waiting = new ArrayList<>();
        commands.drainTo(waiting);
        for (Command command : waiting) {
            switch (command) {
                case Command.Load load ->
                    load.loaded().completeExceptionally(new RuntimeFailure.NotLoaded(load.ref(), why));
                case Command.Unload unload -> unload.unloaded().complete(true);
                case Command.Wake ignored -> {}
            }
        }
    }
}
