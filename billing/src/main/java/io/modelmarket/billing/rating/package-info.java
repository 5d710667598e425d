/**
 * What usage and subscriptions cost, component by component. Plain Java over exact decimals, unrounded until a line is
 * made; no framework, no database.
 */
@NullMarked
package io.modelmarket.billing.rating;

import org.jspecify.annotations.NullMarked;
