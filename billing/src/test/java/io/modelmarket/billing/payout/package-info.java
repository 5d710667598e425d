/** Tests of what partners are paid, without a database. */
@NullMarked
package io.modelmarket.billing.payout;

import org.jspecify.annotations.NullMarked;
