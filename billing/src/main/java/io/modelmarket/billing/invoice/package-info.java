/** Invoices with their lines: numbers without gaps, each line billing a stretch of one subscription's usage once. */
@NullMarked
package io.modelmarket.billing.invoice;

import org.jspecify.annotations.NullMarked;
