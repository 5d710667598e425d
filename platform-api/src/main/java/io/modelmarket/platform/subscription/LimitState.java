package io.modelmarket.platform.subscription;

import io.modelmarket.contracts.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a caller stands with one limit, as draft-ietf-httpapi-ratelimit-headers tells it.
 *
 * @param quota how many in a window
 * @param window the window in seconds; 0 for calls at a time, which have none
 * @param remaining how many are left of it
 * @param reset in how many seconds there will be more; 0 where nobody knows
 */
public record LimitState(String policy, long quota, long window, long remaining, long reset) {

    /** Problem extension members with which a refusal names the limits that were hit. */
    public static final String VIOLATED = "violated-policies";

    private static final String LIMITS = "limits";

    /** The extension in which a refusal carries when to come again. */
    public static final String RETRY_AFTER = "retryAfterSeconds";

    /** The item of {@code RateLimit-Policy}. */
    public String policyItem() {
        return "\"" + policy + "\";q=" + quota + (window == 0 ? ";qu=\"concurrent-requests\"" : ";w=" + window);
    }

    /** The item of {@code RateLimit}. */
    public String stateItem() {
        return "\"" + policy + "\";r=" + remaining + (window == 0 ? "" : ";t=" + reset);
    }

    /** The same where none is left here, and there may be some in so many seconds. */
    public LimitState soon(long seconds) {
        return new LimitState(policy, quota, window, 0, seconds);
    }

    /** What {@code RateLimit-Policy} says of these limits. */
    public static String policies(List<LimitState> limits) {
        return list(limits, LimitState::policyItem);
    }

    /** What {@code RateLimit} says of these limits. */
    public static String states(List<LimitState> limits) {
        return list(limits, LimitState::stateItem);
    }

    /** Of each answer, so without a stream. */
    private static String list(List<LimitState> limits, Function<LimitState, String> item) {
        StringBuilder items = new StringBuilder(64);
        for (LimitState limit : limits) {
            items.append(items.isEmpty() ? "" : ", ").append(item.apply(limit));
        }
        return items.toString();
    }

    /** The limits that a refusal names; none where it is for something else. */
    public static List<LimitState> in(ProblemException refusal) {
        return refusal.extensions().get(LIMITS) instanceof List<?> violated
                ? violated.stream()
                        .filter(LimitState.class::isInstance)
                        .map(LimitState.class::cast)
                        .toList()
                : List.of();
    }

    /** The extensions of a refusal because of {@code limits}. */
    public static Map<String, Object> violated(List<LimitState> limits) {
        long retry = limits.stream().mapToLong(LimitState::reset).max().orElse(1);
        return Map.of(
                VIOLATED,
                limits.stream().map(LimitState::policy).toList(),
                RETRY_AFTER,
                Math.max(1, retry),
                LIMITS,
                limits);
    }
}
