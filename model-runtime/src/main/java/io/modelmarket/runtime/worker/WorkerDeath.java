package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.model.ModelRef;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A worker process that ended without being asked to.
 *
 * @param exitStatus as the system tells it, 128 + n for signal n
 * @param suspects what was being loaded or run at that moment, of which one did it; the one alone where it is known:
 *     when it overran a deadline, gave a bad answer, or crashed and left a report
 */
public record WorkerDeath(String partner, long pid, Instant at, Cause cause, int exitStatus, Set<Suspect> suspects) {

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

    /** The models among the suspects. */
    public Set<ModelRef> models() {
        return suspects.stream().map(Suspect::ref).collect(Collectors.toUnmodifiableSet());
    }
}
