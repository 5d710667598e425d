/** That shares are a whole. */
@NullMarked
package io.modelmarket.billing.agreement;

import org.jspecify.annotations.NullMarked;
