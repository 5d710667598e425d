package io.modelmarket.billing.subscription;

import io.modelmarket.contracts.id.ModelName;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A subscription as usage intake needs it.
 *
 * @param plans the plan versions it has been on, each with its quota
 * @param billsFailures those of them that bill failures
 */
public record Metered(
        UUID id,
        String tenant,
        ModelName model,
        ZoneId zone,
        Map<PlanRef, PlanQuota> plans,
        Set<PlanRef> billsFailures) {

    /** Whether it has been on a plan with a soft quota. */
    public boolean hasSoftQuota() {
        return plans.containsValue(PlanQuota.SOFT) || hasBoundedQuota();
    }

    /** Whether it has been on a plan of which data planes answer no more than so many uncounted calls. */
    public boolean hasBoundedQuota() {
        return plans.containsValue(PlanQuota.BOUNDED);
    }
}
