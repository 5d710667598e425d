package io.modelmarket.billing.subscription;

/** Whether a plan version has a quota, and which. */
public enum PlanQuota {
    NONE,
    HARD,
    SOFT
}
