package io.modelmarket.billing.invoice;

import io.modelmarket.contracts.id.ModelName;
import java.time.YearMonth;
import java.util.UUID;

/** What a line bills the usage of: one subscription on one plan version in one period. */
public record BilledUsage(UUID subscription, ModelName model, UUID plan, int planVersion, YearMonth period) {}
