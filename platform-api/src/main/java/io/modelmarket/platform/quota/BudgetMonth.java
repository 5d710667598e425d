package io.modelmarket.platform.quota;

import java.time.Instant;

/** One key's calls on this node, let in in the month that begins at {@code from}. Guarded by its budget. */
final class BudgetMonth {

    final Instant from;

    /** Answered, before restarts too. */
    long answered;

    /** The last number given to a call on its way into the journal; never below {@link #answered}. */
    long numbered;

    long underWay;

    BudgetMonth(Instant from) {
        this.from = from;
    }

    long own() {
        return answered + underWay;
    }
}
