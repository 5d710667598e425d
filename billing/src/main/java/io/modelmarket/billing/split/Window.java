package io.modelmarket.billing.split;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Months of usage, half-open.
 *
 * @param from the first; null: from the beginning
 * @param to the first that is not in it; null: for good
 */
public record Window(@Nullable YearMonth from, @Nullable YearMonth to) {

    /**
     * Checks that it has months.
     *
     * @throws IllegalArgumentException when it has no end at all, or ends before it begins
     */
    public Window {
        if (from == null && to == null) {
            throw new IllegalArgumentException("a window has a first month, from, or an end, to, or both");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "a window ends after it begins: to, " + to + ", is the first month that is not in it");
        }
    }

    /** Whether a month is in it. */
    public boolean contains(YearMonth month) {
        return (from == null || !month.isBefore(from)) && (to == null || month.isBefore(to));
    }

    /** Whether two have a month in common; null is all months. */
    public static boolean meet(@Nullable Window one, @Nullable Window other) {
        return one == null || other == null || (one.beginsBeforeEndOf(other) && other.beginsBeforeEndOf(one));
    }

    private boolean beginsBeforeEndOf(Window other) {
        return from == null || other.to == null || from.isBefore(other.to);
    }
}
