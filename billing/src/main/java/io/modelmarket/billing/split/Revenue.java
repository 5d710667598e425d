package io.modelmarket.billing.split;

/**
 * What rules are applied to.
 *
 * @param gross a period's revenue so far, minor units
 * @param units the requests that it is for
 */
public record Revenue(long gross, long units) {

    /**
     * Checks its parts.
     *
     * @throws IllegalArgumentException for negative revenue or units
     */
    public Revenue {
        if (gross < 0 || units < 0) {
            throw new IllegalArgumentException("revenue that is shared is never negative");
        }
    }

    /** Both together. */
    public Revenue plus(long moreGross, long moreUnits) {
        return new Revenue(Math.addExact(gross, moreGross), Math.addExact(units, moreUnits));
    }
}
