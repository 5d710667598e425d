package io.modelmarket.runtime.worker.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the large answers may take that are on their way from workers, and who has them. A worker's may take
 * no more than is free then: one alone half of it, two a third each, so that something is left for the next. May be
 * used by several threads; small answers, which lie in the heap, are not counted.
 */
public final class AnswerMemory {

    private final long size;
    private final AtomicLong held = new AtomicLong();

    /** So many bytes, of which one answer can have half. */
    public AnswerMemory(long size) {
        if (size < 4L * WireLimits.HEAD) {
            throw new IllegalArgumentException(
                    "answers need " + 4L * WireLimits.HEAD + " bytes of memory at least, not " + size);
        }
        this.size = size;
    }

    /** The most bytes of tensors that one answer can have when all of it belongs to nobody. */
    public static long largestBody(long size) {
        return size / 2 - WireLimits.HEAD;
    }

    /** The part of one worker; it has nothing yet. */
    public Share share() {
        return new Share();
    }

    /** What is taken at the moment, in bytes. */
    public long held() {
        return held.get();
    }

    /** What one worker's answers have of it. */
    public final class Share {

        private final AtomicLong own = new AtomicLong();

        private Share() {}

        /** Takes bytes before they are allocated; whether they are there. */
        public boolean take(long bytes) {
            long mine = own.addAndGet(bytes);
            long all = held.get();
            while (mine <= size - all - bytes) {
                if (held.compareAndSet(all, all + bytes)) {
                    return true;
                }
                all = held.get();
            }
            own.addAndGet(-bytes);
            return false;
        }

        /** Gives back what was taken. */
        public void giveBack(long bytes) {
            own.addAndGet(-bytes);
            held.addAndGet(-bytes);
        }

        /** The most bytes of tensors in one answer. */
        public long largestBody() {
            return AnswerMemory.largestBody(size);
        }

        /** In words how much there is, and how much of it is taken. */
        String said() {
            return held.get() + " of the " + size + " bytes that large answers may take are taken, " + own.get()
                    + " of them by this worker's";
        }
    }
}
