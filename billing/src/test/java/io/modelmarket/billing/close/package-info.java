/** Tests of what closes do without a database. */
@NullMarked
package io.modelmarket.billing.close;

import org.jspecify.annotations.NullMarked;
