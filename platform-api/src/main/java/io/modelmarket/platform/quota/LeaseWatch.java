package io.modelmarket.platform.quota;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Those whose leases must be looked after, and a bell. */
@Singleton
class LeaseWatch {

    private final Set<Leased> awake = ConcurrentHashMap.newKeySet();
    private final Set<Leased> urgent = ConcurrentHashMap.newKeySet();
    private final Semaphore bell = new Semaphore(0);

    void add(Leased leased) {
        awake.add(leased);
        urgent.add(leased);
        ring();
    }

    void remove(Leased leased) {
        awake.remove(leased);
    }

    Set<Leased> awake() {
        return awake;
    }

    /** Those that were added since they were asked for last. */
    List<Leased> urgent() {
        List<Leased> added = List.copyOf(urgent);
        added.forEach(urgent::remove);
        return added;
    }

    void ring() {
        bell.release();
    }

    /** Waits until it rings, for so long at most. */
    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }
}
