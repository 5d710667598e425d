/**
 * Coupons: what a partner takes off the price of its plans for whoever has a code, who has redeemed one, and for which
 * months. What a coupon takes off is shared with nobody: partners share what is left.
 */
@NullMarked
package io.modelmarket.billing.coupon;

import org.jspecify.annotations.NullMarked;
