/** That the same events come to the same sums, however they arrive. */
@NullMarked
package io.modelmarket.billing.usage.fold;

import org.jspecify.annotations.NullMarked;
