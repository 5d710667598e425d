package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Instant;
import java.util.Set;

/**
 * A worker process that ended without being asked to.
 *
 * @param exitStatus as the system tells it, 128 + n for signal n
 * @param suspects the models that were being loaded or run at that moment; when a deadline was the cause, the one model
 *     that overran it
 */
public record WorkerDeath(String partner, long pid, Instant at, Cause cause, int exitStatus, Set<ModelRef> suspects) {

    /** Why it ended. */
    public enum Cause {
        /** By itself, or by somebody else's signal. */
        CRASHED,
        /** Killed because a model went on past its deadline. */
        DEADLINE,
        /** Killed because it sent what no worker of ours sends. */
        BAD_ANSWER
    }

    /** Keeps its own set. */
    public WorkerDeath {
        suspects = Set.copyOf(suspects);
    }
}
