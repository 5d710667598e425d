package io.modelmarket.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox reaches Kafka. */
@ConfigMapping(prefix = "market.outbox")
interface OutboxConfig {
    /** How often to look for rows that no local commit announced. */
    @WithDefault("1s")
    Duration pollInterval();

    /** Rows sent in one go. */
    @WithDefault("500")
    int batchSize();

    /** How long one batch may wait for the broker before it is tried again. */
    @WithDefault("15s")
    Duration deliveryTimeout();
}
