package io.modelmarket.billing.invoice;

import io.modelmarket.contracts.money.Money;
import java.util.UUID;

/**
 * What a coupon takes off what an invoice bills of one subscription on one plan version in one period. The invoice's
 * lines are less by it already, so that every line is shared and taxed as what is owed for it.
 *
 * @param cumulative what it has taken off with this invoice
 */
public record CouponLine(
        UUID coupon, String code, BilledUsage usage, String description, Money amount, Money cumulative) {}
