package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.rating.Billed;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Tariff;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription's consumption on a plan version in a period, of which some may not be billed.
 *
 * @param before what earlier lines have billed, by component
 * @param coupon the one that the tariff is less by
 */
record Unbilled(
        BilledUsage usage,
        String planName,
        Tariff tariff,
        Consumption consumption,
        Map<Integer, Billed> before,
        @Nullable AppliedCoupon coupon) {

    Unbilled less(Tariff lessened, AppliedCoupon applied) {
        return new Unbilled(usage, planName, lessened, consumption, before, applied);
    }
}
