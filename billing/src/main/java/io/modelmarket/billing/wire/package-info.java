/** JSON shapes that every resource shares: money, a page of a list. */
@NullMarked
package io.modelmarket.billing.wire;

import org.jspecify.annotations.NullMarked;
