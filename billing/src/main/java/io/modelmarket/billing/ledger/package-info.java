/** The double-entry book. Append-only; depends on no other feature. Balances are sums of entries. */
@NullMarked
package io.modelmarket.billing.ledger;

import org.jspecify.annotations.NullMarked;
