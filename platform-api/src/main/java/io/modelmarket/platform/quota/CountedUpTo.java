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
        return wanted <= sequence
                && (missing.isEmpty()
                        || missing.stream()
                                .noneMatch(range -> range.getFirst() <= wanted && wanted <= range.getLast()));
    }

    /** What is farther; of two that are as far, {@code later}. */
    CountedUpTo or(CountedUpTo later) {
        return later.sequence >= sequence ? later : this;
    }
}
