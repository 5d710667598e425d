package io.modelmarket.billing.selfbilling;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What an approved settlement pays a partner.
 *
 * @param amount before tax
 * @param at when it was approved; of a proposal, now
 */
public record PaidShares(UUID settlement, TenantId partner, Money amount, Instant at) {}
