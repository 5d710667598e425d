/** That shares always add up. */
@NullMarked
package io.modelmarket.billing.split;

import org.jspecify.annotations.NullMarked;
