/**
 * Closing a period: unbilled usage becomes invoices, ledger transactions and accruals in one database transaction per\n
 * * consumer. Repeating it bills nothing twice.
 */
@NullMarked
package io.modelmarket.billing.close;

import org.jspecify.annotations.NullMarked;
