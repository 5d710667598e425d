package io.modelmarket.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The runners of one worker process, one thread for each of its connections for runs. */
final class RunnerPool {

    private final WorkerLimits limits;
    private final ScheduledExecutorService timer;
    private final List<Runner> runners = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Runners that have yet to be started. */
    RunnerPool(
            String partner,
            WorkerProcess process,
            JobQueue queue,
            Predicate<LoadedModel> loaded,
            WorkerLimits limits,
            ScheduledExecutorService timer) {
        this.limits = limits;
        this.timer = timer;
        for (int i = 0; i < limits.connections(); i++) {
            Runner runner = new Runner(process, WorkerProcess.FIRST_RUNNER + i, queue, loaded);
            runners.add(runner);
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("worker-" + partner + "-" + i)
                    .unstarted(runner));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Asks for a run's end, and if it does not come within the grace, ends the worker. */
    void stop(RunJob job) {
        for (Runner runner : runners) {
            if (runner.isRunning(job)) {
                runner.terminate(job);
                var _ = timer.schedule(
                        () -> runner.killFor(job), limits.terminateGrace().toNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Waits for the threads, which end when their process does. */
    void join() throws InterruptedException {
        for (Thread thread : threads) {
            if (thread.getState() != Thread.State.NEW) {
                thread.join();
            }
        }
    }
}
