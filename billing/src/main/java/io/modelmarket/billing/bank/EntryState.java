package io.modelmarket.billing.bank;

/** Where an entry stands. */
enum EntryState {
    /** Something of it is booked nowhere and not set aside: a person has to look. */
    OPEN,
    /** All of it is payments of invoices. */
    SETTLED,
    /** What was left of it is none of the books' business here, for the reason given. */
    SET_ASIDE
}
