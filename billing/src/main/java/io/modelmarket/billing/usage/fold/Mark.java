package io.modelmarket.billing.usage.fold;

import io.modelmarket.contracts.event.proto.SequenceRange;
import java.util.List;

/**
 * How far a node's epoch is counted in a partition.
 *
 * @param sequence everything up to here is counted, but for what is missing
 * @param events how many events that were; summed over partitions it trails the highest sequence by what is missing
 * @param missing stretches in which events were sent that have not come, ascending
 */
public record Mark(long sequence, long events, List<SequenceRange> missing) {

    /** Nothing seen yet. */
    public static final Mark NONE = new Mark(0, 0);

    /** One that nothing is missing of. */
    public Mark(long sequence, long events) {
        this(sequence, events, List.of());
    }

    /** Up to where really everything is counted. */
    public long complete() {
        return missing.isEmpty() ? sequence : missing.getFirst().getFirst() - 1;
    }
}
