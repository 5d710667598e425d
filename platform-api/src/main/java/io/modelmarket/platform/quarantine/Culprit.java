package io.modelmarket.platform.quarantine;

import io.modelmarket.runtime.model.ModelRef;

/**
 * A release and the consumer whose calls of it ended a worker.
 *
 * @param consumer "" for the release's own doing: while it was loaded or tried, or called by its partner
 */
record Culprit(ModelRef ref, String consumer) {

    boolean isRelease() {
        return consumer.isEmpty();
    }

    @Override
    public String toString() {
        return isRelease() ? ref.toString() : ref + " called by " + consumer;
    }
}
