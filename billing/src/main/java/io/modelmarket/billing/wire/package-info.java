/** JSON shapes that every resource shares: money, a page of a list, a reason in a word. */
@NullMarked
package io.modelmarket.billing.wire;

import org.jspecify.annotations.NullMarked;
