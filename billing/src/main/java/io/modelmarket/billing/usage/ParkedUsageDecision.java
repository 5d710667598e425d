package io.modelmarket.billing.usage;

/** What can be decided about parked events. */
enum ParkedUsageDecision {
    /** They count, as if they had been taken at once. */
    TAKE_IN,
    /** Nothing comes of them. */
    SETTLE
}
