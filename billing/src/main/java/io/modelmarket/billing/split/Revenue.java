package io.modelmarket.billing.split;

import java.util.Map;
import java.util.UUID;

/**
 * What rules are applied to.
 *
 * @param gross a period's revenue so far, minor units
 * @param units what of a rule's meter it is for, counted; of requests where the rule has none
 * @param byPlan what of both is of plans that a rule has a price for; the rest is of any other plan
 */
public record Revenue(long gross, long units, Map<UUID, Sold> byPlan) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for negative revenue or units
     */
    public Revenue {
        if (gross < 0 || units < 0) {
            throw new IllegalArgumentException("revenue that is shared is never negative");
        }
        byPlan = Map.copyOf(byPlan);
    }

    /** Of plans that no rule tells apart. */
    public Revenue(long gross, long units) {
        this(gross, units, Map.of());
    }

    /** Both together. */
    public Revenue plus(long moreGross, long moreUnits) {
        return new Revenue(Math.addExact(gross, moreGross), Math.addExact(units, moreUnits), byPlan);
    }

    /** What is of one of those plans. */
    Sold of(UUID plan) {
        return byPlan.getOrDefault(plan, Sold.NOTHING);
    }

    /** At most as much revenue as there is of all. */
    Revenue within(Revenue all) {
        return new Revenue(Math.min(gross, all.gross), units, byPlan);
    }

    /**
     * What was sold of a plan.
     *
     * @param gross minor units; negative where more was credited or moved to other releases than is left
     */
    public record Sold(long gross, long units) {

        /** Nothing. */
        public static final Sold NOTHING = new Sold(0, 0);

        /** Both together. */
        public Sold plus(Sold more) {
            return new Sold(Math.addExact(gross, more.gross), Math.addExact(units, more.units));
        }

        Sold minus(Sold less) {
            return new Sold(Math.subtractExact(gross, less.gross), Math.subtractExact(units, less.units));
        }
    }
}
