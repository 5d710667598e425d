/**
 * Which tenant uses which model on which plan version, from when to when. One active subscription per tenant and\n *
 * model; every change is published for the data planes.
 */
@NullMarked
package io.modelmarket.billing.subscription;

import org.jspecify.annotations.NullMarked;
