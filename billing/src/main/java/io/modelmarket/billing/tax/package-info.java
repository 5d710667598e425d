/**
 * Tax: the dated rules that finance keeps, tenants' billing profiles, and what follows from both for an invoice. The
 * decision and the arithmetic are plain Java.
 */
@NullMarked
package io.modelmarket.billing.tax;

import org.jspecify.annotations.NullMarked;
