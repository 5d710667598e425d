/** What lines are of, written and read. */
@NullMarked
package io.modelmarket.billing.invoice;

import org.jspecify.annotations.NullMarked;
