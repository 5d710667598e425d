package io.modelmarket.platform.body;

import java.util.concurrent.TimeUnit;

/** What a caller is waited for: that he sends all of a message, or reads all of an answer. For several threads. */
public final class Wait {

    private boolean begun;
    private long since;
    private long bytes;

    /** So many bytes have come, or are to be read; from the first ones on he is waited for. */
    public synchronized void add(long more) {
        if (!begun) {
            begun = true;
            since = System.nanoTime();
            bytes = 0;
        }
        bytes += more;
    }

    /** Nobody waits any more. */
    public synchronized void end() {
        begun = false;
    }

    /** Whether he has had more time than that, at that {@link System#nanoTime()}. */
    public synchronized boolean isOver(Patience patience, long now) {
        return begun && now - since > TimeUnit.MILLISECONDS.toNanos(patience.millisFor(bytes));
    }
}
