package io.modelmarket.billing.royalty;

import io.modelmarket.billing.directory.KnownRelease;
import java.math.BigDecimal;
import java.util.List;

/**
 * A release's revenue along what it is made from.
 *
 * @param bases what it is made from, the nearest first, whether they ask for anything or not
 * @param kept what the release itself keeps of one unit of revenue
 * @param steps those of the bases that have something of it
 */
public record Descent(List<KnownRelease> bases, BigDecimal kept, List<RoyaltyStep> steps) {

    /** Of a release that is not known, or made from nothing. */
    public static final Descent NONE = new Descent(List.of(), BigDecimal.ONE, List.of());
}
