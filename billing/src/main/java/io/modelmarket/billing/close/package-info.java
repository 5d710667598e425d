/**
 * Closing a period: unbilled usage becomes invoices, ledger transactions and accruals, some consumers' in one database
 * transaction. Repeating it bills nothing twice.
 */
@NullMarked
package io.modelmarket.billing.close;

import org.jspecify.annotations.NullMarked;
