package io.modelmarket.deploy.stack.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Brings one part up and waits until it is truly ready. */
public final class Startup {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 12;

    private Startup() {}

    /** Starts a part and answers its process once it is ready and settled; a part that fails is stopped again. */
    public static ChildProcess start(Part part, Duration limit) {
        return start(part, limit, () -> false);
    }

    /** As above, given up once {@code cancelled} says so. */
    public static ChildProcess start(Part part, Duration limit, BooleanSupplier cancelled) {
        ChildProcess process = part.launch();
        boolean settled = false;
        try {
            await(part, process, limit, cancelled);
            part.settle();
            settled = true;
            return process;
        } finally {
            if (!settled) {
                process.stop();
            }
        }
    }

    private static void await(Part part, ChildProcess process, Duration limit, BooleanSupplier cancelled) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!part.ready(process)) {
            if (!process.alive()) {
                throw new StackException(part.name() + " ended with status "
                        + process.exit().join() + " before it was ready; its log " + process.log() + " ends:\n"
                        + process.lastLines(LINES_SHOWN));
            }
            if (System.nanoTime() > deadline) {
                throw new StackException(part.name() + " was not ready within " + limit.toSeconds() + " s; its log "
                        + process.log() + " ends:\n" + process.lastLines(LINES_SHOWN));
            }
            if (cancelled.getAsBoolean()) {
                throw new StackException("the start of " + part.name() + " was cancelled");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting", e);
        }
    }
}
