/**
 * Bank accounts, and those of the seller: where consumers pay what they are invoiced and order. The seller's are said
 * in the configuration, by currency; what a document named stays with the document. Payouts go to the same kinds of
 * account.
 */
@NullMarked
package io.modelmarket.billing.payee;

import org.jspecify.annotations.NullMarked;
