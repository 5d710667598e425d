package io.modelmarket.billing.close;

import io.modelmarket.billing.invoice.BilledUsage;
import io.modelmarket.billing.rating.Billed;
import io.modelmarket.billing.rating.Tariff;

/** A subscription's usage on a plan version in a period, of which some is not billed. */
record Unbilled(BilledUsage usage, String planName, Tariff tariff, long requests, Billed before) {}
