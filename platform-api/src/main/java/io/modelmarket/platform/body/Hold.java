package io.modelmarket.platform.body;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one call has of the {@link BodyMemory}. It takes from there in larger steps than it is asked for, so that a
 * small call takes once and gives back once. May be used by several threads.
 */
public final class Hold {

    /** About what a call costs before its first byte, too. */
    static final long STEP = 8 << 10;

    private final BodyMemory memory;
    private final AtomicLong tenant;
    private final long least;
    private final long most;
    private long wanted;
    private long taken;
    private boolean released;

    /**
     * For one call.
     *
     * @param least what is kept as long as the call lasts once it has taken anything
     * @param most what all who share {@code tenant} may have
     */
    Hold(BodyMemory memory, AtomicLong tenant, long least, long most) {
        this.memory = memory;
        this.tenant = tenant;
        this.least = least;
        this.most = most;
    }

    /**
     * Takes so many bytes more, before they are allocated.
     *
     * @throws ProblemException when they are not there, or the call is over
     */
    public synchronized void take(long bytes) {
        if (released) {
            throw new ProblemException(ProblemType.CANCELLED, "the call is over");
        }
        long whole = rounded(wanted + bytes);
        if (whole > taken) {
            memory.take(tenant, most, whole - taken, whole);
            taken = whole;
        }
        wanted += bytes;
    }

    /** Gives bytes back whose memory is free again; nothing where all has been given back. */
    public synchronized void giveBack(long bytes) {
        if (!released) {
            wanted -= bytes;
            long kept = Math.max(least, rounded(wanted));
            if (kept < taken) {
                memory.giveBack(tenant, taken - kept);
                taken = kept;
            }
        }
    }

    /** Gives all of it back; again does nothing. */
    public synchronized void release() {
        if (!released) {
            released = true;
            memory.giveBack(tenant, taken);
        }
    }

    private static long rounded(long bytes) {
        return (bytes + STEP - 1) & -STEP;
    }
}
