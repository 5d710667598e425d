package io.modelmarket.platform.quota;

import io.modelmarket.contracts.event.proto.NodeMark;
import io.modelmarket.contracts.event.proto.SequenceRange;
import java.util.List;

/** What billing has counted of an epoch: everything up to a sequence, but for what has not reached it. */
record CountedUpTo(long sequence, List<SequenceRange> missing) {

    static final CountedUpTo NOTHING = new CountedUpTo(0);

    /** Everything up to there. */
    CountedUpTo(long sequence) {
        this(sequence, List.of());
    }

    static CountedUpTo of(NodeMark mark) {
        return new CountedUpTo(mark.getSequence(), mark.getMissingList());
    }

    boolean has(long wanted) {
        return hasAll(wanted, wanted);
    }

    /** Whether it has everything from one sequence up to another. */
    boolean hasAll(long first, long last) {
        if (last > sequence) {
            return false;
        }
        for (SequenceRange range : missing) {
            if (range.getFirst() <= last && first <= range.getLast()) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has nothing from one sequence up to another, as far as one stretch that is missing says. */
    boolean lacksAll(long first, long last) {
        for (SequenceRange range : missing) {
            if (range.getFirst() <= first && last <= range.getLast()) {
                return true;
            }
        }
        return first > sequence;
    }

    /** What is farther; of two that are as far, {@code later}. */
    CountedUpTo or(CountedUpTo later) {
        return later.sequence >= sequence ? later : this;
    }
}
