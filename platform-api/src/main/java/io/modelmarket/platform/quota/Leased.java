package io.modelmarket.platform.quota;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Something of which this node has leases that must be looked after. */
interface Leased {

    /** Under which id billing leases it. */
    String id();

    /** What to say to billing now, if anything. */
    Optional<Lease.Wish> review(Instant now, long nanos);

    /** Promises to use no more than is under way, if others could; for the end of this process. */
    Optional<Lease.Wish> leave();

    /** How many calls of that month this node has answered, where billing learns it from what is said; else 0. */
    long answered(Instant from);

    /** Completes when billing says something of the lease. */
    CompletableFuture<Void> arrival();

    /** Lets go of those who have waited long enough. */
    void forgetWhoWaited();
}
