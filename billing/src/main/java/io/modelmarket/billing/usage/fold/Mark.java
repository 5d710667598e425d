package io.modelmarket.billing.usage.fold;

/**
 * How far a node's epoch is counted in a partition.
 *
 * @param sequence everything up to here is counted
 * @param events how many events that were; summed over partitions it trails the highest sequence by what is missing
 */
public record Mark(long sequence, long events) {

    /** Nothing seen yet. */
    public static final Mark NONE = new Mark(0, 0);
}
