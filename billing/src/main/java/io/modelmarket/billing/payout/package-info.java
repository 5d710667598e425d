/**
 * Paying partners what the ledger owes them, and its tax, in the currency of their accounts: settlements with a minimum
 * and days of waiting, approved by a second person, and their file for the bank. What the bank has executed, refused or
 * sent back is written down once each; what came back is owed again.
 */
@NullMarked
package io.modelmarket.billing.payout;

import org.jspecify.annotations.NullMarked;
