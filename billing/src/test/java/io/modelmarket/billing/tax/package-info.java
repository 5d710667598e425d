/** How tax is decided and rounded. */
@NullMarked
package io.modelmarket.billing.tax;

import org.jspecify.annotations.NullMarked;
