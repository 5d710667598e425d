/** Tests of what callers may write. */
@NullMarked
package io.modelmarket.billing.wire;

import org.jspecify.annotations.NullMarked;
