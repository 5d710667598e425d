package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.MessageTooLargeException;
import io.modelmarket.runtime.worker.wire.WireException;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection's thread in the parent: takes jobs from the partner's queue and has the worker run them. */
final class Runner implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final WorkerProcess process;
    private final int connection;
    private final JobQueue queue;
    private final Predicate<LoadedModel> loaded;
    private volatile @Nullable RunJob current;

    Runner(WorkerProcess process, int connection, JobQueue queue, Predicate<LoadedModel> loaded) {
        this.process = process;
        this.connection = connection;
        this.queue = queue;
        this.loaded = loaded;
    }

    @Override
    public void run() {
        boolean lost = false;
        while (!lost) {
            RunJob job = queue.take(process::isAlive);
            if (job == null) {
                return;
            }
            if (!loaded.test(job.model())) {
                job.fail(new RuntimeFailure.NotLoaded(
                        job.model().ref(), "it was unloaded or could not be loaded again"));
            } else {
                current = job;
                lost = job.begin() && !serve(job);
                current = null;
            }
        }
    }

    /** Whether this runner's worker is at work on that job. */
    boolean isRunning(RunJob job) {
        return current == job;
    }

    /** Asks the worker to stop its current run, if it still is that one. */
    void terminate(RunJob job) {
        process.terminate(connection, job.request());
    }

    /** Kills the worker, if it still is at work on that job. */
    void killFor(RunJob job) {
        if (current == job && !job.isOver()) {
            LOG.warn(
                    "{} went on past its deadline; killing worker {}",
                    job.model().ref(),
                    process.pid());
            process.killFor(job.model().ref());
        }
    }

    /** Has the worker run a job; false when that was the end of the worker. */
    private boolean serve(RunJob job) {
        ModelRef ref = job.model().ref();
        try {
            Message answer = process.ask(connection, job.request(), job.message(), job::sent);
            switch (answer) {
                case Message.Ran ran -> {
                    List<Tensor> outputs = OutputCheck.check(
                            job.model().signature(), job.message().outputs(), ran.outputs());
                    job.succeed(new RunResult(outputs, ran.computeNanos()));
                }
                case Message.Failed failed -> job.fail(failure(job, failed));
                default ->
                    throw new WireException(
                            "a run answered by " + answer.getClass().getSimpleName());
            }
            return true;
        } catch (MessageTooLargeException e) {
            job.fail(new RuntimeFailure.BadInput("", "of this request: " + e.getMessage()));
            return true;
        } catch (WireException e) {
            LOG.warn("worker {} sent what it must not while running {}: {}", process.pid(), ref, e.getMessage());
            process.suspect(ref);
            process.kill(WorkerDeath.Cause.BAD_ANSWER);
            job.fail(new RuntimeFailure.WorkerDied(ref));
            return false;
        } catch (IOException e) {
            process.kill(WorkerDeath.Cause.CRASHED);
            if (job.returnToQueue()) {
                queue.putBack(job);
            } else {
                process.suspect(ref);
                job.fail(process.wasKilledFor(ref) ? job.tooLate() : new RuntimeFailure.WorkerDied(ref));
            }
            return false;
        }
    }

    private static RuntimeFailure failure(RunJob job, Message.Failed failed) {
        ModelRef ref = job.model().ref();
        return switch (failed.reason()) {
            case MODEL_FAILED -> new RuntimeFailure.ModelFailed(ref + " failed on this input", failed.text());
            case UNSUPPORTED ->
                new RuntimeFailure.ModelFailed(
                        ref + " failed: " + (failed.subject().isEmpty() ? "" : "'" + failed.subject() + "' ")
                                + failed.text(),
                        failed.text());
            case TERMINATED -> job.tooLate();
            case NOT_LOADED -> new RuntimeFailure.NotLoaded(ref, "its worker does not have it");
        };
    }
}
