package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.rating.Billed;
import io.modelmarket.billing.rating.Consumption;
import io.modelmarket.billing.rating.Tariff;
import java.util.Map;

/**
 * A subscription's consumption on a plan version in a period, of which some may not be billed.
 *
 * @param before what earlier lines have billed, by component
 */
record Unbilled(
        BilledUsage usage, String planName, Tariff tariff, Consumption consumption, Map<Integer, Billed> before) {}
