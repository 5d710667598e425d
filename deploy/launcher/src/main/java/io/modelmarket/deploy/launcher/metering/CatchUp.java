package io.modelmarket.deploy.launcher.metering;

import io.modelmarket.deploy.stack.process.StackException;

/** How fast records that lie there are taken in: from the first commit that is seen to the last. */
final class CatchUp implements MeteringPlace.Watcher {

    private static final long LONGEST_NANOS = 600_000_000_000L;

    private final long from;
    private final long to;
    private final long begun = System.nanoTime();
    private long firstSeen;
    private long firstAt;
    private long lastAt;

    CatchUp(long from, long to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public boolean goOn(long number) {
        long now = System.nanoTime();
        if (firstAt == 0 && number > from) {
            firstSeen = number;
            firstAt = now;
        }
        lastAt = now;
        if (now - begun > LONGEST_NANOS) {
            throw new StackException("billing has only taken in " + number + " of " + to + " records");
        }
        return number < to;
    }

    /** Records a second; without those of the first commit, whose beginning was not seen. */
    double perSecond() {
        return lastAt == firstAt ? 0 : (to - firstSeen) * 1e9 / (lastAt - firstAt);
    }
}
