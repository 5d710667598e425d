package io.modelmarket.platform.quota;

import java.util.ArrayDeque;
import java.util.Deque;

/** One epoch's uncounted calls of one subscription, and what billing has counted. Guarded by its quota. */
final class UncountedEpoch {

    private final long number;
    private final Deque<CallBlock> blocks = new ArrayDeque<>();
    private CountedUpTo counted = CountedUpTo.NOTHING;

    UncountedEpoch(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Takes one in, unless billing has counted it; whether it did. */
    boolean add(long sequence, long second) {
        if (counted.has(sequence)) {
            return false;
        }
        CallBlock newest = blocks.peekLast();
        if (newest != null && newest.takes(sequence)) {
            newest.add(sequence, second);
        } else {
            blocks.addLast(new CallBlock(sequence, second));
        }
        return true;
    }

    /** Billing's word; of what it covers, {@code gone} hears. */
    void counted(CountedUpTo upTo, CallBlock.Finished gone) {
        counted = counted.or(upTo);
        drop(counted, gone);
    }

    /** Lets go of what is counted. Only blocks that it ends in, or that something is missing of, are read. */
    void drop(CountedUpTo upTo, CallBlock.Finished gone) {
        for (int block = blocks.size(); block > 0; block--) {
            CallBlock left = blocks.removeFirst().without(upTo, gone);
            if (left != null) {
                blocks.addLast(left);
            }
        }
    }

    /** Lets go of the oldest calls, a block of them. */
    void dropOldest(CallBlock.Finished gone) {
        blocks.removeFirst().tell(gone);
    }

    /** How many finished from one second on and before another. */
    long within(long from, long to) {
        long within = 0;
        for (CallBlock block : blocks) {
            within += block.within(from, to);
        }
        return within;
    }
}
