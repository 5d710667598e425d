package io.modelmarket.billing.invoice;

/** Why a line is on an invoice. */
public enum LineKind {
    /** Usage of the invoice's own period. */
    USAGE,
    /** Usage of an earlier period that came in after that was closed. */
    ADJUSTMENT
}
