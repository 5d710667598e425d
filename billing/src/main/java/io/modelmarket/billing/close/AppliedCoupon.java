package io.modelmarket.billing.close;

import io.modelmarket.contracts.money.Money;
import java.util.UUID;

/**
 * A coupon that takes something off what is to be billed.
 *
 * @param before what earlier invoices say it took off the same usage
 */
record AppliedCoupon(UUID id, String code, Money before) {}
