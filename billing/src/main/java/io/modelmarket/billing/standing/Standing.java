package io.modelmarket.billing.standing;

/** What a tenant may do, as far as its invoices are paid; each takes more than the one before. */
public enum Standing {
    /** Everything. */
    ACTIVE,
    /** Everything; it has been told what is overdue. */
    REMINDED,
    /** No new subscriptions and keys. */
    RESTRICTED,
    /** No calls either. */
    SUSPENDED;

    /** Whether nothing new may be begun. */
    public boolean isRestricted() {
        return compareTo(RESTRICTED) >= 0;
    }
}
