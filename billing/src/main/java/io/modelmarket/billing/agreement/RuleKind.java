package io.modelmarket.billing.agreement;

/** The kinds of rules, as tables and JSON name them. */
public enum RuleKind {
    /** A percentage, flat or by volume. */
    PERCENT,
    /** A fixed amount for each unit of a meter. */
    PER_UNIT,
    /** What consumers have paid above a wholesale price for each unit of a meter. */
    RESALE,
    /** What is missing to a least amount in a period. */
    TOP_UP_TO_MINIMUM,
    /** What is left. */
    RESIDUAL,
    /** An advance that comes back out of somebody's share. */
    RECOUPMENT
}
