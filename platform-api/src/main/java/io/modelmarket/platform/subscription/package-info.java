/** Which plan a tenant is on for a model, and the rate limit that goes with it. */
@NullMarked
package io.modelmarket.platform.subscription;

import org.jspecify.annotations.NullMarked;
