package io.modelmarket.billing.ledger.booking;

/** What an account is for. */
public enum Purpose {
    /** What a consumer owes. */
    RECEIVABLE,
    /** The platform's pass-through: revenue that is invoiced and not yet shared out. Zero once it is. */
    REVENUE_CLEARING,
    /** What a partner is owed. */
    PARTNER_PAYABLE,
    /** The platform's own share. */
    REVENUE,
    /** What the platform has charged for the tax office. */
    TAX,
    /** What partners have charged the platform, and the tax office gives back. */
    INPUT_TAX,
    /** What the platform has received and paid out. */
    BANK,
    /** What the bank has received and nobody has assigned yet: owed to whoever sent it. */
    UNALLOCATED,
    /** What has left the bank and nobody has said what for yet. */
    UNEXPLAINED,
    /** What the bank was told to transfer and has not executed yet, by its statements. */
    OUTGOING,
    /** What banks keep for their services. */
    BANK_FEES,
    /** What banks pay for money, or take for it. */
    BANK_INTEREST,
    /** What else has come to the bank or left it, for a reason that is written down. */
    BANK_OTHER,
    /** What was on the bank's accounts before their first statements. */
    OPENING_BALANCE,
    /** What a consumer has paid for and not used. */
    PREPAID_CREDIT,
    /** What a consumer was given and has not used. */
    PROMOTIONAL_CREDIT,
    /** What the platform has given away. */
    PROMOTION,
    /** What was paid for and has expired unused. */
    BREAKAGE,
    /** Where currencies are changed: what is paid in one goes in, what it is worth in the other comes out. */
    LIQUIDITY,
    /** What the platform keeps of changed amounts. */
    EXCHANGE_SPREAD
}
