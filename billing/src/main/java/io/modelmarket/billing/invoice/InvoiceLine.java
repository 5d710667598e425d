package io.modelmarket.billing.invoice;

import io.modelmarket.billing.rating.RatedLine;
import io.modelmarket.contracts.money.Money;

/** A line: what it bills, how much of it, and for how much. */
public record InvoiceLine(LineKind kind, BilledUsage usage, String description, RatedLine rated) {

    /** What the line adds to the total. */
    public Money amount() {
        return rated.amount();
    }
}
