package io.modelmarket.billing.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something in the ledger that is not as it was written.
 *
 * @param sequence the place in the chain; null where there is none
 * @param transaction the ledger transaction concerned; null where there is none
 */
record Finding(@Nullable Long sequence, @Nullable Long transaction, String problem) {}
