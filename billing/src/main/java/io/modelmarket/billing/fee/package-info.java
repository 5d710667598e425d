/**
 * The platform's part of revenue that no agreement shares: schedules by volume, each for a currency and from a month
 * on. Without one the configured percentage applies.
 */
@NullMarked
package io.modelmarket.billing.fee;

import org.jspecify.annotations.NullMarked;
