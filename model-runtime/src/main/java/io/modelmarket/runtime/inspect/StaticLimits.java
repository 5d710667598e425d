package io.modelmarket.runtime.inspect;

/**
 * How much a model file may contain. Loading takes time and memory by these numbers, not by the file's length.
 *
 * @param maxNodes nodes, subgraphs included, each local function counted as often as it is called
 * @param maxGraphDepth graphs inside one another
 * @param maxNameBytes of one name of a node, value, tensor, attribute, operator or dimension
 * @param maxStringBytes of one string in an attribute
 * @param maxAttributeBytes of all numbers and strings in attributes, tensors not counted
 * @param maxLoopTrips rounds of a loop, multiplied by those of the loops around it
 */
public record StaticLimits(
        int maxNodes,
        int maxGraphDepth,
        int maxNameBytes,
        int maxStringBytes,
        long maxAttributeBytes,
        long maxLoopTrips) {

    /** Bounds with room for what exporters write. */
    public static StaticLimits standard() {
        return new StaticLimits(50_000, 8, 4096, 1 << 20, 64L << 20, 10_000);
    }

    /** The same with another bound on nodes. */
    public StaticLimits withMaxNodes(int nodes) {
        return new StaticLimits(nodes, maxGraphDepth, maxNameBytes, maxStringBytes, maxAttributeBytes, maxLoopTrips);
    }
}
