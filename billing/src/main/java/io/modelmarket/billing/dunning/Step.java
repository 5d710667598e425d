package io.modelmarket.billing.dunning;

import io.modelmarket.billing.standing.Standing;
import java.time.Instant;
import java.util.List;

/** A tenant's way from one standing to another, or to the same one on other terms. */
record Step(Standing before, Standing standing, Cause cause, Instant at, List<Overdue> overdue) {

    /**
     * Why it is taken.
     *
     * @param by who, or {@code billing}
     * @param asOf when invoices had to be due to count
     */
    record Cause(String by, String reason, Instant asOf) {}
}
