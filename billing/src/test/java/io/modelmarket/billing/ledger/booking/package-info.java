/** That a booking balances before it is tried. */
@NullMarked
package io.modelmarket.billing.ledger.booking;

import org.jspecify.annotations.NullMarked;
