package io.modelmarket.platform.quota;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.subscription.LimitState;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * This node has no lease of a subscription's quota, or of a key's budget, yet, but has asked for one. Who can wait may
 * try again soon.
 */
public final class LeasePendingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String owner;
    private final transient Supplier<CompletableFuture<Void>> arrival;

    LeasePendingException(String owner, Supplier<CompletableFuture<Void>> arrival) {
        super("no lease of the quota of " + owner + " yet");
        this.owner = owner;
        this.arrival = arrival;
    }

    /** Both are awaited, at the same time. */
    public LeasePendingException and(LeasePendingException other) {
        return new LeasePendingException(
                owner + " and of " + other.owner, () -> CompletableFuture.allOf(arrival(), other.arrival()));
    }

    /** Begins to wait; completes, in one way or the other, when it is time to try again. */
    public CompletableFuture<Void> arrival() {
        return arrival.get();
    }

    /** For a caller who has waited, or cannot. */
    public ProblemException problem() {
        return new ProblemException(
                ProblemType.UNAVAILABLE,
                "this node has no lease of the quota of " + owner + " yet; one is asked for, come again in a second",
                Map.of(LimitState.RETRY_AFTER, 1L));
    }
}
