package io.modelmarket.runtime.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Worker processes that are started before anybody needs them, and the thread that keeps up their number. A spare has
 * loaded nothing and is bound from its start to a folder of its own, in which nobody's files were ever; that folder
 * stays its own when it becomes some partner's worker, and is removed with it. So nothing about its bounds has to
 * change then, and at no time could it read what belongs to another partner.
 */
final class Spares {

    private static final Logger LOG = LoggerFactory.getLogger(Spares.class);

    /** Whoever took a spare is loading models just now, and is to have the processor for that. */
    private static final long SETTLING_MILLIS = 1000;

    private final int wanted;
    private final Path folder;
    private final Starter starter;
    private final InstantSource clock;
    private final Deque<WorkerProcess> ready = new ConcurrentLinkedDeque<>();
    private final Semaphore missing = new Semaphore(0);
    private final RestartDelay delay = new RestartDelay();
    private final Thread keeper;
    private volatile boolean closed;
    private long started;

    /** How a worker is started in a folder, which is made for it. */
    interface Starter {
        WorkerProcess start(Path folder) throws IOException;
    }

    /** So many of them, in folders below that one. */
    Spares(int wanted, Path folder, Starter starter, InstantSource clock) throws IOException {
        this.wanted = wanted;
        this.folder = folder;
        this.starter = starter;
        this.clock = clock;
        WorkerFolder.clear(folder);
        this.keeper = Thread.ofPlatform().daemon().name("worker-spares").unstarted(this::keep);
        if (wanted > 0) {
            keeper.start();
        }
    }

    /** One that is ready; null when there is none. */
    @Nullable WorkerProcess take() {
        WorkerProcess spare = ready.pollFirst();
        while (spare != null && !spare.isAlive()) {
            discard(spare);
            spare = ready.pollFirst();
        }
        if (spare != null) {
            missing.release();
        }
        return spare;
    }

    /** How many are ready. */
    int ready() {
        return (int) ready.stream().filter(WorkerProcess::isAlive).count();
    }

    /** Whether that folder is one of a process that was a spare. */
    boolean owns(WorkerFolder some) {
        return some.path().startsWith(folder);
    }

    /** Ends those that are ready. */
    void close() throws InterruptedException {
        closed = true;
        keeper.interrupt();
        keeper.join();
        WorkerProcess spare = ready.pollFirst();
        while (spare != null) {
            spare.close();
            spare = ready.pollFirst();
        }
    }

    private void keep() {
        try {
            while (!closed) {
                if (ready.size() < wanted) {
                    TimeUnit.NANOSECONDS.sleep(waitBeforeNext().toNanos());
                    startOne();
                } else {
                    missing.acquire();
                    missing.drainPermits();
                    TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startOne() throws InterruptedException {
        Instant born = clock.instant();
        try {
            WorkerProcess spare = starter.start(folder.resolve(Long.toString(++started)));
            ready.addLast(spare);
            spare.onExit(() -> died(spare, born));
            if (closed) {
                close(spare);
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.error("a spare worker cannot be started", e);
                countDeath(born);
            }
        }
    }

    /** Also called for one that was taken, which is not a spare any more. */
    private void died(WorkerProcess spare, Instant born) {
        if (ready.remove(spare) && !closed) {
            LOG.warn("spare worker {} died; another is started", spare.pid());
            countDeath(born);
            discard(spare);
        }
    }

    private synchronized void countDeath(Instant born) {
        delay.died(born, clock.instant());
    }

    private synchronized Duration waitBeforeNext() {
        return delay.next();
    }

    private void close(WorkerProcess spare) throws InterruptedException {
        if (ready.remove(spare)) {
            spare.close();
        }
    }

    /** Lets go of one that is dead, and sees to it that another is started. */
    private void discard(WorkerProcess spare) {
        spare.hangUp();
        try {
            WorkerFolder.remove(spare.folder().path());
        } catch (IOException e) {
            LOG.warn("{} remains", spare.folder().path(), e);
        }
        missing.release();
    }
}
