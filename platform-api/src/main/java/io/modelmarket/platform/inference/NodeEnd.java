package io.modelmarket.platform.inference;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Whether this node goes down. It is known before the servers close their connections: that is what
 * {@code quarkus.shutdown.delay-enabled} is for, the other event comes after them.
 */
@Singleton
final class NodeEnd {

    private volatile boolean begun;

    void begins(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
    }

    void stops(@Observes ShutdownEvent event) {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
