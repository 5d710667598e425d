/** What finance reads: usage beside charges, invoices, ledger and shares, with their differences. Reads only. */
@NullMarked
package io.modelmarket.billing.report;

import org.jspecify.annotations.NullMarked;
