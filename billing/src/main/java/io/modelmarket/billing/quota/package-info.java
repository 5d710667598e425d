/**
 * Hard quotas between billing and the data planes: what is counted of the running period, and which node may use how
 * much of it by itself. The counting happens in the intake's transaction.
 */
@NullMarked
package io.modelmarket.billing.quota;

import org.jspecify.annotations.NullMarked;
