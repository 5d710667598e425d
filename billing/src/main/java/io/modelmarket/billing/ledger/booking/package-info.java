/** What a ledger transaction is made of, and that it balances. Plain Java. */
@NullMarked
package io.modelmarket.billing.ledger.booking;

import org.jspecify.annotations.NullMarked;
