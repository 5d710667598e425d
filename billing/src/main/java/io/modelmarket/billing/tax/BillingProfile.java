package io.modelmarket.billing.tax;

import org.jspecify.annotations.Nullable;

/**
 * Whom a tenant's invoices are addressed to.
 *
 * @param exemptReason why no tax is charged, where finance has granted that
 */
public record BillingProfile(Party party, @Nullable String exemptReason) {}
