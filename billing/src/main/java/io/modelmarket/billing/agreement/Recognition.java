package io.modelmarket.billing.agreement;

/** What of an agreement's revenue is the platform's own (IFRS 15). */
enum Recognition {
    /** Its part: it sells for the partners. */
    AGENT,
    /** All of it: it sells itself, and what partners have is its cost. */
    PRINCIPAL
}
