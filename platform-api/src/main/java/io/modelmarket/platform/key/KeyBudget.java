package io.modelmarket.platform.key;

import java.time.ZoneId;

/**
 * What a key may use of a calendar month, of all its tenant's subscriptions together.
 *
 * @param id under which it is counted and leased
 * @param key whose it is
 * @param hard whether calls beyond it are refused
 * @param zone whose months
 */
public record KeyBudget(String id, String key, long monthlyRequests, boolean hard, ZoneId zone) {

    /** What the ids of budgets begin with where those of subscriptions may stand too. */
    public static final String PREFIX = "key:";
}
