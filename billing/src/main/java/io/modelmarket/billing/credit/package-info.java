/**
 * Credit notes: they reverse lines of an invoice, wholly or in part, with their ledger entries and accruals, and have a
 * series of numbers without gaps of their own. An invoice that states the wrong buyer or tax is credited as a whole and
 * replaced by another, which repeats its lines: they stay billed and shared.
 */
@NullMarked
package io.modelmarket.billing.credit;

import org.jspecify.annotations.NullMarked;
