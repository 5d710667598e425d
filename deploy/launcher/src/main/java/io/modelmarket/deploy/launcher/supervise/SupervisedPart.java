package io.modelmarket.deploy.launcher.supervise;

import io.modelmarket.deploy.launcher.part.PartName;
import io.modelmarket.deploy.launcher.part.Versions;
import io.modelmarket.deploy.stack.process.ChildProcess;
import io.modelmarket.deploy.stack.process.Part;
import io.modelmarket.deploy.stack.process.StackException;
import io.modelmarket.deploy.stack.process.Startup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one part running, in a thread of its own, from its needs being ready until it is told to stop. */
final class SupervisedPart implements Runnable {
    private static final Duration START_LIMIT = Duration.ofMinutes(4);

    private final PartName name;
    private final Part part;
    private final List<SupervisedPart> needs;
    private final InstantSource clock;
    private final Consumer<PartStatus> listener;
    private final RestartPolicy policy = new RestartPolicy();
    private final CompletableFuture<PartState> firstOutcome = new CompletableFuture<>();
    private final CompletableFuture<Void> stopWanted = new CompletableFuture<>();
    private volatile PartStatus status;
    private volatile @Nullable ChildProcess process;

    SupervisedPart(
            PartName name, Part part, int port, List<SupervisedPart> needs, InstantSource clock, Listener listener) {
        this.name = name;
        this.part = part;
        this.needs = List.copyOf(needs);
        this.clock = clock;
        this.listener = listener;
        this.status =
                new PartStatus(name.label(), PartState.WAITING, 0, port, Versions.of(name), clock.millis(), 0, 0, null);
    }

    /** Hears of each change; called from the part's thread. */
    interface Listener extends Consumer<PartStatus> {}

    PartName name() {
        return name;
    }

    PartStatus status() {
        return status;
    }

    /** Completes with READY, FAILED or STOPPED when the first start came to its end. */
    CompletableFuture<PartState> firstOutcome() {
        return firstOutcome;
    }

    @Override
    public void run() {
        for (SupervisedPart need : needs) {
            if (need.firstOutcome().join() != PartState.READY) {
                finish(
                        stopping() ? PartState.STOPPED : PartState.FAILED,
                        need.name().label() + " is not running");
                return;
            }
        }
        int restarts = 0;
        while (!stopping()) {
            long begun = clock.millis();
            change(PartState.STARTING, 0, 0, restarts, null);
            String died = serve(begun, restarts);
            if (stopping()) {
                break;
            }
            Optional<Duration> wait = policy.afterDeath(Duration.ofMillis(clock.millis() - begun));
            if (!firstOutcome.isDone() || wait.isEmpty()) {
                finish(PartState.FAILED, died);
                return;
            }
            restarts++;
            change(PartState.RESTARTING, 0, 0, restarts, died);
            pause(wait.get());
        }
        finish(PartState.STOPPED, null);
    }

    /** Starts the part and stays with it until it ends; answers why it did. */
    private String serve(long begun, int restarts) {
        try {
            ChildProcess started = Startup.start(part, START_LIMIT, this::stopping);
            process = started;
            double seconds = (clock.millis() - begun) / 1000.0;
            change(PartState.READY, started.pid(), seconds, restarts, null);
            firstOutcome.complete(PartState.READY);
            int exit = started.exit().join();
            if (!stopping()) {
                started.clear();
            }
            return "ended with status " + exit;
        } catch (StackException | CompletionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Asks the part to end and waits until it has. */
    void stop() {
        stopWanted.complete(null);
        ChildProcess running = process;
        if (running != null && running.alive()) {
            change(PartState.STOPPING, running.pid(), status.startSeconds(), status.restarts(), null);
            running.stop();
        }
    }

    /** From now on the part is not started again. */
    void announceStop() {
        stopWanted.complete(null);
    }

    private boolean stopping() {
        return stopWanted.isDone();
    }

    private void pause(Duration wait) {
        CompletableFuture<Void> over =
                new CompletableFuture<Void>().completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture.anyOf(stopWanted, over).join();
    }

    private void finish(PartState state, @Nullable String why) {
        change(state, 0, 0, status.restarts(), why);
        firstOutcome.complete(state);
    }

    private void change(PartState state, long pid, double seconds, int restarts, @Nullable String why) {
        status = new PartStatus(
                status.name(), state, pid, status.port(), status.version(), clock.millis(), seconds, restarts, why);
        listener.accept(status);
    }
}
