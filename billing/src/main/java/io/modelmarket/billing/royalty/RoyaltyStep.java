package io.modelmarket.billing.royalty;

import io.modelmarket.billing.split.RoyaltyLine.Royalty;
import io.modelmarket.contracts.id.ModelName;
import java.math.BigDecimal;

/**
 * What a release that another is made from has of that one's revenue.
 *
 * @param step 1 for what it is made from, 2 for what that is made from
 * @param kept of one unit of revenue, after it has paid its own base
 */
public record RoyaltyStep(int step, ModelName model, String version, Royalty royalty, BigDecimal kept) {}
