package io.modelmarket.billing.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How usage is read and what is believed of it. */
@ConfigMapping(prefix = "market.usage")
interface UsageConfig {

    /** Most events in one transaction. */
    @WithDefault("1000000")
    int batchSize();

    /** How long events are gathered for one transaction when many come. */
    @WithDefault("500ms")
    Duration commitEvery();

    /** How long events that are few are waited for, so that one transaction takes in many. */
    @WithDefault("150ms")
    Duration gather();

    /** After how long without a sign of life another instance takes over. */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** Subscriptions remembered between batches. */
    @WithDefault("50000")
    int rememberedSubscriptions();

    /** How old an event may be. */
    @WithDefault("400d")
    Duration maxAge();

    /** How far ahead of our clock an event may be. */
    @WithDefault("1h")
    Duration maxAhead();

    /** The most that one event may say it used of one meter. */
    @WithDefault("1000000000000")
    long maxQuantity();
}
