/** Calendar months in a tenant's zone, half-open: the one place that turns instants into hours, days and periods. */
@NullMarked
package io.modelmarket.billing.period;

import org.jspecify.annotations.NullMarked;
