/** Tests of subscriptions. */
@NullMarked
package io.modelmarket.billing.subscription;

import org.jspecify.annotations.NullMarked;
