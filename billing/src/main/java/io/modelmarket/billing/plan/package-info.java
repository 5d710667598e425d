/** A partner's offers for its models: price, quota, rate limit. Versions never change; a new price is a new version. */
@NullMarked
package io.modelmarket.billing.plan;

import org.jspecify.annotations.NullMarked;
