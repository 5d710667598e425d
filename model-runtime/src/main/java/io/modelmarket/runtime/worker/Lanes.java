package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.worker.wire.AnswerMemory;
import io.netty.channel.nio.NioEventLoop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partner's lanes: one for each event loop, as far as its worker has connections, and one beside them for trials, so
 * that nobody's call waits behind one.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final List<Lane> lanes = new ArrayList<>();
    private final Lane trials;
    private final List<Lane> all;
    private final AtomicInteger turn = new AtomicInteger();

    Lanes(List<NioEventLoop> loops, WorkerLimits limits, AnswerMemory.Share memory, Residents residents) {
        ServedTime served = new ServedTime();
        for (NioEventLoop loop : loops.subList(0, Math.min(loops.size(), limits.connections()))) {
            lanes.add(new Lane(loop, limits, memory, served, residents));
        }
        trials = new Lane(loops.getFirst(), limits, memory, served, residents);
        all = Stream.concat(lanes.stream(), Stream.of(trials)).toList();
    }

    /** Takes a run into the lane of the caller's own loop, or into any where the caller has none. */
    Run submit(RunRequest request) {
        RunJob job = new RunJob(request);
        for (Lane lane : lanes) {
            if (lane.loop().inEventLoop()) {
                lane.submit(job);
                return new Run(job.result(), () -> execute(lane, job, () -> lane.cancel(job)));
            }
        }
        return submit(job, lanes.get(Math.floorMod(turn.getAndIncrement(), lanes.size())));
    }

    /** Takes a run that is nobody's call, in front of none that is. */
    Run tryOut(RunRequest request) {
        return submit(new RunJob(request), trials);
    }

    private static Run submit(RunJob job, Lane lane) {
        execute(lane, job, () -> lane.submit(job));
        return new Run(job.result(), () -> execute(lane, job, () -> lane.cancel(job)));
    }

    /** Begins to send to that process. */
    void attach(WorkerProcess process) throws IOException, InterruptedException {
        for (int i = 0; i < all.size(); i++) {
            Lane lane = all.get(i);
            int number = WorkerProcess.FIRST_RUNNER + i;
            inLoop(lane, () -> lane.attach(process, number));
        }
    }

    /** A model has come back, or will not: what waits for it is looked at again. */
    void wake() {
        for (Lane lane : all) {
            try {
                lane.loop().execute(lane::wake);
            } catch (RejectedExecutionException e) {
                LOG.debug("a lane's loop has ended", e);
            }
        }
    }

    /** The process is gone: when this returns, every run it had has failed and the others wait for the next process. */
    void detach() throws InterruptedException {
        for (Lane lane : all) {
            try {
                inLoop(lane, lane::detach);
            } catch (IOException e) {
                LOG.warn("a lane could not be detached", e);
            }
        }
    }

    /** Fails all that waits. */
    void failAll(String why) throws InterruptedException {
        for (Lane lane : all) {
            try {
                inLoop(lane, () -> lane.failAll(why));
            } catch (IOException e) {
                LOG.warn("a lane could not be cleared", e);
            }
        }
    }

    private static void execute(Lane lane, RunJob job, Runnable task) {
        try {
            if (lane.loop().inEventLoop()) {
                task.run();
            } else {
                lane.loop().execute(task);
            }
        } catch (RejectedExecutionException e) {
            job.fail(new RuntimeFailure.NotLoaded(job.model().ref(), "the runtime is shutting down"));
        }
    }

    /** Something to do in a loop's thread. */
    private interface Step {
        void run() throws IOException;
    }

    private static void inLoop(Lane lane, Step step) throws IOException, InterruptedException {
        try {
            lane.loop()
                    .submit(() -> {
                        step.run();
                        return null;
                    })
                    .get();
        } catch (RejectedExecutionException e) {
            // The loop has ended, so nobody else touches the lane any more.
            step.run();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
