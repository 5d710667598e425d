/**
 * Integer minor units with an ISO 4217 currency. Rating works unrounded in {@code BigDecimal} and meets this package
 * when a line is rounded, once.
 */
@NullMarked
package io.modelmarket.contracts.money;

import org.jspecify.annotations.NullMarked;
