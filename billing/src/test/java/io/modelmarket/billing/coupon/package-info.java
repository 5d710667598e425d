/** What coupons may say. */
@NullMarked
package io.modelmarket.billing.coupon;

import org.jspecify.annotations.NullMarked;
