package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.deploy.launcher.metering.MeteringPlace.Each;
import io.modelmarket.deploy.launcher.metering.MeteringPlace.PartTimes;
import io.modelmarket.deploy.stack.process.StackException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How fast events that lie there are taken in, once whoever takes them in is warm: from the first commit that is seen
 * after the warm-up to the last. Ends after a time with what was taken in until then.
 */
final class CatchUp implements MeteringPlace.Watcher {

    private final long warm;
    private final long to;
    private final Duration limit;
    private final Supplier<PartTimes> times;
    private final long begun = System.nanoTime();
    private @Nullable Seen first;
    private @Nullable Seen last;

    /** Watches from {@code warm} events to {@code to}. */
    CatchUp(long warm, long to, Duration limit, Supplier<PartTimes> times) {
        this.warm = warm;
        this.to = to;
        this.limit = limit;
        this.times = times;
    }

    @Override
    public boolean goOn(long number) {
        long now = System.nanoTime();
        boolean over = number >= to || now - begun > limit.toNanos();
        if (first == null && number >= warm) {
            first = new Seen(number, now, times.get());
        }
        if (over) {
            last = new Seen(number, now, times.get());
        }
        return !over;
    }

    /** Events a second; 0 when nothing was seen to move. */
    double perSecond() {
        return moved() == 0 ? 0 : moved() * 1e9 / (seen(last).nanos - seen(first).nanos);
    }

    /** Processor time for each event. */
    Each each() {
        return moved() == 0 ? new Each(0, 0, 0) : seen(last).times.since(seen(first).times, moved());
    }

    /** Whether it came to the end in time. */
    boolean complete() {
        return last != null && last.number >= to;
    }

    private long moved() {
        return first == null || last == null ? 0 : last.number - first.number;
    }

    private static Seen seen(@Nullable Seen seen) {
        if (seen == null) {
            throw new StackException("nothing was taken in");
        }
        return seen;
    }

    private record Seen(long number, long nanos, PartTimes times) {}
}
