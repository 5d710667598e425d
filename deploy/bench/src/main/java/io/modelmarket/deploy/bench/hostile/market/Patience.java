package io.modelmarket.deploy.bench.hostile.market;

import io.modelmarket.deploy.bench.process.BenchFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waiting, bounded, for what one service learns from another. */
final class Patience {

    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    /** What is asked again until it is as wanted or the time is over; what it was at last. */
    static <T> T until(Duration atMost, Asked<T> asked, Predicate<T> wanted) throws HostFailure {
        long end = System.nanoTime() + atMost.toNanos();
        T answer = asked.ask();
        while (!wanted.test(answer) && System.nanoTime() < end) {
            pause();
            answer = asked.ask();
        }
        return answer;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** What may be asked of the market again and again. */
    interface Asked<T> {

        T ask() throws HostFailure;
    }
}
