/**
 * What happens to a tenant whose invoices are overdue: it is reminded, then begins nothing new, then is suspended, by
 * days past due, once a day. What settles the overdue invoices takes it back at once. Finance can grant time. Each step
 * is a notice that says why.
 */
@NullMarked
package io.modelmarket.billing.dunning;

import org.jspecify.annotations.NullMarked;
