/** How amounts are changed, and which files of rates are refused. */
@NullMarked
package io.modelmarket.billing.exchange;

import org.jspecify.annotations.NullMarked;
