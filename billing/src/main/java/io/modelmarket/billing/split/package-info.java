/** Dividing an amount among shares so that the parts always add up. Plain Java. */
@NullMarked
package io.modelmarket.billing.split;

import org.jspecify.annotations.NullMarked;
