/**
 * The seller's accounts: where consumers pay what they are invoiced and order. Said in the configuration, by currency;
 * what a document named stays with the document.
 */
@NullMarked
package io.modelmarket.billing.payee;

import org.jspecify.annotations.NullMarked;
