package io.modelmarket.billing.plan;

/** What a plan's monthly quota means. */
public enum QuotaKind {
    /** Calls beyond it are refused. */
    HARD,
    /** Calls beyond it are answered and charged as the plan says; the consumer is alerted on the way. */
    SOFT
}
