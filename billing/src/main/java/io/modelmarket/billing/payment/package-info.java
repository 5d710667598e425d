/** Payments of invoices, recorded by hand, and what is still owed by age. */
@NullMarked
package io.modelmarket.billing.payment;

import org.jspecify.annotations.NullMarked;
