package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.WireException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads into and unloads from one worker process; a load that takes too long kills it, because no load can be stopped.
 */
final class Loader {

    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    private final WorkerProcess process;
    private final String worker;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private long requests;

    Loader(WorkerProcess process, String worker, Duration timeout, ScheduledExecutorService timer) {
        this.process = process;
        this.worker = worker;
        this.timeout = timeout;
        this.timer = timer;
    }

    /** A model in the process, and in words what computes it. */
    record Loaded(LoadedModel model, String provider) {}

    /** Loads a model for the first time; null when the model was refused, which its stage has been told. */
    @Nullable Loaded load(Command.Load load) throws IOException {
        Path staged = stage(load.id(), load.file());
        if (staged == null) {
            load.loaded().completeExceptionally(new RuntimeFailure.NotLoaded(load.ref(), "its file cannot be copied"));
            return null;
        }
        try {
            Message answer = ask(load.ref(), new Message.Load(load.id(), staged.toString(), load.provider()));
            if (answer instanceof Message.Loaded loaded) {
                Duration time = Duration.ofNanos(loaded.loadNanos());
                return new Loaded(
                        new LoadedModel(load.id(), worker, load.ref(), loaded.signature(), time, 1, Duration.ZERO),
                        loaded.provider());
            }
            load.loaded().completeExceptionally(refusal(load.ref(), answer, staged));
            return null;
        } catch (IOException e) {
            Suspect suspect = Suspect.load(load.ref());
            process.suspect(WorkerProcess.LOADER, suspect);
            load.loaded()
                    .completeExceptionally(
                            process.wasKilledFor(suspect)
                                    ? new RuntimeFailure.DeadlineExceeded(load.ref(), timeout)
                                    : new RuntimeFailure.WorkerDied(load.ref()));
            throw e;
        } finally {
            unstage(load.id());
        }
    }

    /** Loads a model that was loaded before; what computes it now, or null when it is refused. */
    @Nullable String reload(LoadedModel model, Path file, Provider provider) throws IOException {
        Path staged = stage(model.id(), file);
        if (staged == null) {
            return null;
        }
        try {
            Message answer = ask(model.ref(), new Message.Load(model.id(), staged.toString(), provider));
            return answer instanceof Message.Loaded loaded && loaded.signature().equals(model.signature())
                    ? loaded.provider()
                    : null;
        } catch (IOException e) {
            process.suspect(WorkerProcess.LOADER, Suspect.load(model.ref()));
            throw e;
        } finally {
            unstage(model.id());
        }
    }

    /** A copy where the worker may read it; null when there cannot be one. */
    private @Nullable Path stage(long id, Path file) {
        try {
            return process.folder().stage(id, file);
        } catch (IOException e) {
            LOG.error("{} cannot be copied for the worker of {}", file, worker, e);
            unstage(id);
            return null;
        }
    }

    private void unstage(long id) {
        try {
            process.folder().unstage(id);
        } catch (IOException e) {
            LOG.warn("a copy remains in {}", process.folder().models(), e);
        }
    }

    void unload(long id) throws IOException {
        ScheduledFuture<?> watchdog = timer.schedule(
                () -> process.kill(WorkerDeath.Cause.BAD_ANSWER), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Message answer = process.ask(WorkerProcess.LOADER, ++requests, new Message.Unload(id));
            if (!(answer instanceof Message.Unloaded)) {
                throw new WireException("an unload answered by " + answer);
            }
        } finally {
            watchdog.cancel(false);
        }
    }

    private Message ask(ModelRef ref, Message.Load load) throws IOException {
        ScheduledFuture<?> watchdog = timer.schedule(
                () -> process.killFor(Suspect.load(ref), WorkerDeath.Cause.DEADLINE),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return process.ask(WorkerProcess.LOADER, ++requests, load);
        } catch (WireException e) {
            process.killFor(Suspect.load(ref), WorkerDeath.Cause.BAD_ANSWER);
            throw e;
        } finally {
            watchdog.cancel(false);
        }
    }

    private static RuntimeFailure refusal(ModelRef ref, Message answer, Path staged) throws WireException {
        if (!(answer instanceof Message.Failed failed)) {
            throw new WireException("a load answered by " + answer);
        }
        String text = failed.text().replace(staged.getParent() + "/", "");
        LOG.info("{} was refused: {} {}", ref, failed.subject(), text);
        return new RuntimeFailure.ModelFailed(
                failed.reason() == Message.Reason.UNSUPPORTED
                        ? ref + " cannot be served: '" + failed.subject() + "' " + text
                        : ref + " could not be loaded",
                text);
    }
}
