package io.modelmarket.billing.invoice;

import io.modelmarket.contracts.id.ModelName;
import java.time.YearMonth;
import java.util.UUID;

/**
 * What a line bills the usage of: one subscription on one plan version in one period.
 *
 * @param releases which releases answered
 */
public record BilledUsage(
        UUID subscription, ModelName model, UUID plan, int planVersion, YearMonth period, UsageByRelease releases) {}
