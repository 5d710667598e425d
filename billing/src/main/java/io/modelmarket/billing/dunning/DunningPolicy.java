package io.modelmarket.billing.dunning;

import io.modelmarket.billing.standing.Standing;
import java.util.List;
import java.util.Optional;

/**
 * Which standing follows from how late the latest-paid invoice is. Plain Java.
 *
 * @param remind days past due from which on a tenant is reminded; the others are more
 */
record DunningPolicy(int remind, int restrict, int suspend) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when a harder step comes first
     */
    DunningPolicy {
        if (remind < 1 || restrict < remind || suspend < restrict) {
            throw new IllegalArgumentException(
                    "market.dunning: remind-after-days must be at least 1, restrict-after-days"
                            + " at least that, suspend-after-days at least that");
        }
    }

    /** What overdue invoices lead to; while time is granted, no more than a reminder. */
    Standing of(List<Overdue> overdue, boolean grace) {
        long late = overdue.stream().mapToLong(Overdue::daysLate).max().orElse(0);
        if (late < remind) {
            return Standing.ACTIVE;
        }
        if (late < restrict || grace) {
            return Standing.REMINDED;
        }
        return late < suspend ? Standing.RESTRICTED : Standing.SUSPENDED;
    }

    /** Days past due at which the standing after this one begins. */
    Optional<Integer> nextAfter(Standing standing) {
        return switch (standing) {
            case ACTIVE -> Optional.of(remind);
            case REMINDED -> Optional.of(restrict);
            case RESTRICTED -> Optional.of(suspend);
            case SUSPENDED -> Optional.empty();
        };
    }
}
