package io.modelmarket.platform.catalog;

import org.jspecify.annotations.Nullable;

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

    /** Of a release that may be run. */
    static Standing of(@Nullable Residence residence) {
        return switch (residence) {
            case Residence.Ready ready -> new Standing(State.READY, "");
            case Residence.Loading loading -> new Standing(State.LOADING, "");
            case Residence.Failed failed -> new Standing(State.UNAVAILABLE, "it " + failed.why());
            case null -> new Standing(State.UNAVAILABLE, "not loaded; that is done when it is asked for");
        };
    }
}
