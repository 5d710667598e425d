/**
 * How much of the running period's quota is counted, fed back to the data planes. The counting itself happens in the\n
 * * intake's transaction.
 */
@NullMarked
package io.modelmarket.billing.quota;

import org.jspecify.annotations.NullMarked;
