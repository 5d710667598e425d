package io.modelmarket.platform.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a partner's worker is run. */
@ConfigMapping(prefix = "market.worker")
public interface WorkerConfig {

    /** How many calls it runs at a time. */
    @WithDefault("2")
    int connections();

    /** How many calls may wait for it. */
    @WithDefault("1024")
    int queue();

    /** How long one model may take to load. */
    @WithDefault("60s")
    Duration loadTimeout();
}
