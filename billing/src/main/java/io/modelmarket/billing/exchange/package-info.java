/**
 * What currencies are worth, by day, as finance imports it. Rates are exact decimals and never change; a correction is
 * a later version with a reason. An amount is changed by multiplying or dividing once, rounded once.
 */
@NullMarked
package io.modelmarket.billing.exchange;

import org.jspecify.annotations.NullMarked;
