/**
 * Prepaid credit: money that a consumer pays before it owes any, and credit that finance gives away. Invoices are paid
 * by it as they are issued; partners share their lines as if they had been paid by transfer.
 */
@NullMarked
package io.modelmarket.billing.prepaid;

import org.jspecify.annotations.NullMarked;
