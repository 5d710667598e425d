package io.modelmarket.billing.rating;

import io.modelmarket.billing.period.Period;
import org.jspecify.annotations.Nullable;

/** By what fees and minimums are prorated where a plan version was held for a part of a period. */
public enum Proration {
    /** By the seconds it was held. */
    SECOND("subscribed-seconds") {
        @Override
        public long lengthOf(Period period) {
            return period.seconds();
        }

        @Override
        public long within(Period period, long begin, @Nullable Long end) {
            return period.secondsWithin(begin, end);
        }
    },
    /**
     * By the local days on whose first instant it was held or on which it began: the day of a change is the new
     * version's, the day of a cancellation is free unless the subscription began on it. So the days of a month are
     * divided without rest; how they meet with seconds says {@link Stretch}.
     */
    DAY("subscribed-days") {
        @Override
        public long lengthOf(Period period) {
            return period.month().lengthOfMonth();
        }

        @Override
        public long within(Period period, long begin, @Nullable Long end) {
            return period.daysWithin(begin, end);
        }
    };

    private final String unit;

    Proration(String unit) {
        this.unit = unit;
    }

    /** What it is counted in. */
    public String unit() {
        return unit;
    }

    /** How long a period is. */
    public abstract long lengthOf(Period period);

    /**
     * How much of {@code [begin, end)} lies inside a period.
     *
     * @param begin seconds since the epoch
     * @param end seconds since the epoch; null: it goes on
     */
    public abstract long within(Period period, long begin, @Nullable Long end);
}
