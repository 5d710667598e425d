/** The seller's accounts. */
@NullMarked
package io.modelmarket.billing.payee;

import org.jspecify.annotations.NullMarked;
