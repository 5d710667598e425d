/**
 * Credit notes: they reverse lines of an invoice, wholly or in part, with their ledger entries and accruals, and have a
 * series of numbers without gaps of their own.
 */
@NullMarked
package io.modelmarket.billing.credit;

import org.jspecify.annotations.NullMarked;
