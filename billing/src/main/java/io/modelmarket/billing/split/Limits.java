package io.modelmarket.billing.split;

import org.jspecify.annotations.Nullable;

/**
 * How far a rule goes. Amounts are minor units.
 *
 * @param cap the most in a period; null for no limit
 * @param lifetimeCap the most that there ever is by the rule; null for no limit
 * @param window the months whose revenue it is for; null for all
 * @param attribution null where it is not for referred revenue only
 */
public record Limits(
        @Nullable Long cap,
        @Nullable Long lifetimeCap,
        @Nullable Window window,
        Rule.@Nullable Attribution attribution) {

    /** None. */
    public static final Limits NONE = new Limits(null, null, null, null);

    /** Those of every period alike. */
    static Limits of(@Nullable Long cap, Rule.@Nullable Attribution attribution) {
        return new Limits(cap, null, null, attribution);
    }

    /**
     * The most in a period.
     *
     * @param elsewhere what other periods have
     */
    long most(long elsewhere) {
        long most = cap == null ? Long.MAX_VALUE : cap;
        return lifetimeCap == null ? most : Math.min(most, Math.max(0, Math.subtractExact(lifetimeCap, elsewhere)));
    }
}
