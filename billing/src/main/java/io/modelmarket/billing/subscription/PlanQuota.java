package io.modelmarket.billing.subscription;

/** Whether a plan version has a quota, and which. */
public enum PlanQuota {
    NONE,
    HARD,
    SOFT,

    /** A soft one of which each node may answer only so many calls that are not counted. */
    BOUNDED
}
