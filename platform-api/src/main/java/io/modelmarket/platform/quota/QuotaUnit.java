package io.modelmarket.platform.quota;

/** One unit of a subscription's month, taken before a call runs. Whichever of the two comes first counts. */
public interface QuotaUnit {

    /** The call was answered; it is counted here until billing has counted the event of that epoch and sequence. */
    void answered(long epoch, long sequence);

    /** The call failed: others may use its unit. */
    void giveBack();
}
