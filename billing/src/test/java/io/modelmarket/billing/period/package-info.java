/** Months and hours in zones with odd offsets. */
@NullMarked
package io.modelmarket.billing.period;

import org.jspecify.annotations.NullMarked;
