package io.modelmarket.billing.bank;

/** Why an entry waits for a person. */
enum ParkedReason {
    /** Money that went out, and names no payout. */
    DEBIT,
    /** What the bank keeps for its services: finance says that it is a fee. */
    CHARGE,
    /** It names a payout, and is not what waits of it. */
    PAYOUT_DIFFERS,
    /** It takes an earlier entry back: the payment is to be reversed, or the money is ours again. */
    RETURNED,
    /** It sums transactions that the bank does not list with their amounts. */
    BATCH,
    /** Without a reference of the bank's own it looks like one of another statement. */
    POSSIBLE_DUPLICATE,
    /** It names no invoice of ours. */
    UNMATCHED,
    /** The invoice it names is in another currency. */
    OTHER_CURRENCY,
    /** Less than is open. */
    PARTIAL,
    /** More than is open. */
    OVERPAID,
    /** It names several invoices, and is not what is open of them together. */
    SEVERAL_INVOICES
}
