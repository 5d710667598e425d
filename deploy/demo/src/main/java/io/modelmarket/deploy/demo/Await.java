package io.modelmarket.deploy.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting, bounded, for what one service learns from another. */
public final class Await {

    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** What {@code look} finds, looked for every {@value #PAUSE_MILLIS} ms; a failure when the time is over. */
    public static <T> T until(String what, Duration atMost, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailure("waited " + atMost.toSeconds() + " s for " + what);
            }
            pause();
        }
    }

    /** Repeats a call that may come before the service has heard of what it names. */
    static Api.Answer accepted(String what, Duration atMost, Supplier<Api.Answer> call) {
        Api.Answer[] last = new Api.Answer[1];
        try {
            return until(what, atMost, () -> {
                last[0] = call.get();
                return last[0].status() < 300 ? Optional.of(last[0]) : Optional.empty();
            });
        } catch (DemoFailure e) {
            throw new DemoFailure(
                    e.getMessage() + "; last answer to " + last[0].call() + " was " + last[0].status() + " "
                            + last[0].body(),
                    e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted", e);
        }
    }
}
