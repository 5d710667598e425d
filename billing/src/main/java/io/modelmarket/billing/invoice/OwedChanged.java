package io.modelmarket.billing.invoice;

import io.modelmarket.contracts.id.TenantId;

/** What is owed of some invoice of a tenant has changed, in the running transaction: by a payment, a credit. */
public record OwedChanged(TenantId tenant) {}
