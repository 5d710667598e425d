package io.modelmarket.billing.payout;

/** How far a payout of an approved settlement is, by what the bank says. */
public enum TransferState {
    /** The file is for the bank; no statement says yet that it was executed. */
    ORDERED,
    /** It has left the account. */
    EXECUTED,
    /** It has come back, and is owed again. */
    RETURNED,
    /** The bank has refused it, it never left, and is owed again. */
    REJECTED
}
