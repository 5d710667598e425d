package io.modelmarket.runtime.worker;

import io.netty.channel.nio.NioEventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One timer of an event loop: it rings at the earliest of the instants it was asked for, and forgets the others. What
 * it wakes looks at what there is then, and asks again. Used in the loop's thread alone.
 */
final class Alarm {

    private final NioEventLoop loop;
    private final Runnable task;
    private @Nullable ScheduledFuture<?> set;
    private long atNanos;

    /** Wakes that task. */
    Alarm(NioEventLoop loop, Runnable task) {
        this.loop = loop;
        this.task = task;
    }

    /** Rings then or before, in {@link System#nanoTime}. */
    void ringBy(long nanos) {
        ScheduledFuture<?> before = set;
        if (before == null || nanos - atNanos < 0) {
            if (before != null) {
                before.cancel(false);
            }
            atNanos = nanos;
            set = loop.schedule(this::ring, Math.max(0, nanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    private void ring() {
        set = null;
        task.run();
    }
}
