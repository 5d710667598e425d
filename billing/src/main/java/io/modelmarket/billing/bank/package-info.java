/**
 * The bank's statements (ISO 20022 camt.053): read, checked against their own balances, and each credit booked as the
 * payment of the invoice it names. What cannot be told for certain waits for a person, with the reason, and in the
 * ledger as unallocated. An entry is taken once, in however many statements it stands.
 */
@NullMarked
package io.modelmarket.billing.bank;

import org.jspecify.annotations.NullMarked;
