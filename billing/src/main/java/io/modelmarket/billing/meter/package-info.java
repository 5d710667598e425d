/**
 * What is counted of usage, and in which unit it is priced. Rating, plans and agreements' rules speak of the same
 * meters.
 */
@NullMarked
package io.modelmarket.billing.meter;

import org.jspecify.annotations.NullMarked;
