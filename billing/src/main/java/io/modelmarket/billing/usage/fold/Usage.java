package io.modelmarket.billing.usage.fold;

import io.modelmarket.contracts.id.EventId;
import io.modelmarket.contracts.id.ModelName;
import java.time.LocalDate;

/**
 * An event that counts, placed in its hour, day and period.
 *
 * @param quota whether the plan it was answered under has a hard quota
 */
public record Usage(EventId id, int partition, RollupKey key, Owner owner, Units units, boolean quota) {

    /** Whose it is and when, for everything in the same rollup alike. */
    public record Owner(String tenant, ModelName model, LocalDate period, LocalDate day) {}
}
