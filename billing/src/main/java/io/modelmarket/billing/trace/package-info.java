/**
 * From a payout down to the single answers behind it and back: accruals, the invoice lines that they are shares of, the
 * usage behind a line, and events from the archive. Reads only.
 */
@NullMarked
package io.modelmarket.billing.trace;

import org.jspecify.annotations.NullMarked;
