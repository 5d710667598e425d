/** Which standing follows from what is overdue. */
@NullMarked
package io.modelmarket.billing.dunning;

import org.jspecify.annotations.NullMarked;
