package io.modelmarket.platform.catalog;

/**
 * How a release stands on this node.
 *
 * @param reason in words for callers, empty where there is nothing to say
 */
public record Standing(State state, String reason) {

    /** In the protocol's words. */
    public enum State {
        READY,
        LOADING,
        UNAVAILABLE
    }
}
