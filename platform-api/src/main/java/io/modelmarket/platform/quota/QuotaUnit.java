package io.modelmarket.platform.quota;

import java.time.Instant;

/** One unit of a subscription's month, taken before a call runs. Whichever of the two comes first counts. */
public interface QuotaUnit {

    /** The latest at which a call on this unit may be said to have finished: it belongs to the unit's month. */
    Instant latest();

    /**
     * The call was answered; it is counted here until billing has counted the event of that epoch and sequence.
     * {@code finishedAt} says in which month, as it does for billing.
     */
    void answered(long epoch, long sequence, Instant finishedAt);

    /** The call failed: others may use its unit. */
    void giveBack();
}
