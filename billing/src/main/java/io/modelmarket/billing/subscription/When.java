package io.modelmarket.billing.subscription;

/** When a change of a subscription takes effect. */
enum When {
    NOW,
    /** With the first instant of the next period in the subscription's zone. */
    PERIOD_END
}
