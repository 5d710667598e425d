/** Tests of windows. */
@NullMarked
package io.modelmarket.billing.referral;

import org.jspecify.annotations.NullMarked;
