/**
 * Self-billed invoices: what the market issues in a partner's name for the shares that a settlement pays, where the
 * partner has agreed to it. Each accrual is paid by one payout and stands on one document at most. Books nothing: the
 * settlement does, the tax of the document included.
 */
@NullMarked
package io.modelmarket.billing.selfbilling;

import org.jspecify.annotations.NullMarked;
