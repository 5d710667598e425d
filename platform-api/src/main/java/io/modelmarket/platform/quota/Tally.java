package io.modelmarket.platform.quota;

/**
 * A month's calls as this node knows them.
 *
 * @param counted what billing has counted, of all nodes
 * @param uncounted what this node has answered since
 * @param underWay what it has let in and not answered yet
 */
public record Tally(long counted, long uncounted, long underWay) {}
