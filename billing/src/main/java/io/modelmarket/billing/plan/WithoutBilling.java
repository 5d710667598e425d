package io.modelmarket.billing.plan;

import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What data planes do with a plan's quota while billing does not answer them, in JSON.
 *
 * @param policy DENY: nothing beyond what they are leased of it
 * @param requestsPerNode with ALLOW, how many requests of a month each data plane may answer beyond its lease of a hard
 *     quota, or beyond what is counted of a soft one; absent where it is any number
 * @param exceedable whether the quota may so be exceeded, which has to be said of a hard one
 */
public record WithoutBilling(
        @NotNull Policy policy,
        @Positive @Max(MOST) @Nullable Long requestsPerNode,
        @Nullable Boolean exceedable) {

    private static final long MOST = 1_000_000;

    /** What is done. */
    @Schema(name = "WithoutBillingPolicy")
    public enum Policy {
        DENY,
        ALLOW
    }

    /** What is shown of a plan's terms; null where there is no quota. */
    static @Nullable WithoutBilling of(Terms terms) {
        if (terms.monthlyRequests() == null) {
            return null;
        }
        boolean allows = terms.awayRequests() != null || terms.quotaKind() == QuotaKind.SOFT;
        return new WithoutBilling(allows ? Policy.ALLOW : Policy.DENY, terms.awayRequests(), allows);
    }

    /**
     * How many requests that are for a quota; null for none beyond a lease of a hard one.
     *
     * @throws ProblemException when it says something that cannot be
     */
    @Nullable Long requests(@Nullable Long monthlyRequests, QuotaKind kind) {
        require(monthlyRequests != null, "withoutBilling says what becomes of monthlyRequests; say how many.");
        boolean mayExceed = Boolean.TRUE.equals(exceedable);
        if (policy == Policy.DENY) {
            require(
                    kind == QuotaKind.HARD,
                    "withoutBilling.policy: a soft quota refuses nobody; ALLOW with requestsPerNode bounds it.");
            require(
                    requestsPerNode == null && !mayExceed,
                    "withoutBilling.policy DENY answers nothing beyond the quota; leave requestsPerNode and exceedable out.");
            return null;
        }
        require(requestsPerNode != null, "withoutBilling.requestsPerNode is needed with ALLOW.");
        require(
                kind == QuotaKind.SOFT || mayExceed,
                "withoutBilling.exceedable: a hard quota is never exceeded; say true if each data plane may answer"
                        + " requestsPerNode beyond it while billing does not answer.");
        return requestsPerNode;
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, otherwise);
        }
    }
}
