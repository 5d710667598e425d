/** The one place where the real clock enters; everything else takes an {@link java.time.InstantSource}. */
@NullMarked
package io.modelmarket.billing.clock;

import org.jspecify.annotations.NullMarked;
