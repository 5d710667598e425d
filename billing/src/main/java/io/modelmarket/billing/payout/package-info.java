/**
 * Paying partners what the ledger owes them, and its tax, in the currency of their accounts: settlements with a minimum
 * and days of waiting, approved by a second person, and their file for the bank.
 */
@NullMarked
package io.modelmarket.billing.payout;

import org.jspecify.annotations.NullMarked;
