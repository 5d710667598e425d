package io.modelmarket.billing.split;

import io.modelmarket.contracts.id.TenantId;

/**
 * What a party has by a rule; negative where it gives.
 *
 * @param rule the rule's place, from 0
 * @param minor minor units
 */
public record Part(int rule, TenantId party, long minor) {}
