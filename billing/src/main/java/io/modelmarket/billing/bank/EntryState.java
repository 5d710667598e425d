package io.modelmarket.billing.bank;

/** Where an entry stands. */
enum EntryState {
    /** Something of it is nobody's yet: a person has to look. */
    OPEN,
    /** All of it is payments of invoices, prepaid credit, payouts, fees and the like, or goes back. */
    SETTLED,
    /** What was left of it was sent back. */
    RETURNED,
    /** What was left of it was none of the books' business here, for the reason given. */
    SET_ASIDE
}
