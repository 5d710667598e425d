package io.modelmarket.deploy.bench.hostile;

import java.time.Duration;
import java.util.OptionalInt;

/** The numbers of the models to try, each had once, until there are no more or the time is over. */
public final class Turns {

    private final int first;
    private final int models;
    private final long begun = System.nanoTime();
    private final long atMost;
    private int taken;
    private boolean outOfTime;

    /**
     * So many numbers from the first on.
     *
     * @param atMost after which none is given any more; zero for as long as it takes
     */
    public Turns(int first, int models, Duration atMost) {
        this.first = first;
        this.models = models;
        this.atMost = atMost.isZero() ? Long.MAX_VALUE : atMost.toNanos();
    }

    /** The next one. */
    public synchronized OptionalInt next() {
        if (taken == models) {
            return OptionalInt.empty();
        }
        if (System.nanoTime() - begun > atMost) {
            outOfTime = true;
            return OptionalInt.empty();
        }
        return OptionalInt.of(first + taken++);
    }

    /** How many were given. */
    public synchronized int taken() {
        return taken;
    }

    /** How many there are at most. */
    public int models() {
        return models;
    }

    /** Whether some were not given because the time was over. */
    public synchronized boolean outOfTime() {
        return outOfTime;
    }
}
