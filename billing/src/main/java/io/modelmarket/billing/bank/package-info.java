/**
 * The bank's statements (ISO 20022 camt.053): read, checked against their own balances, and each credit booked as the
 * payment of the invoice it names, each debit as the payouts it executes. What cannot be told for certain waits for a
 * person, with the reason, and in the ledger as unallocated or unexplained. An entry is taken once, in however many
 * statements it stands; the reconciliation sets the bank's accounts beside the ledger.
 */
@NullMarked
package io.modelmarket.billing.bank;

import org.jspecify.annotations.NullMarked;
