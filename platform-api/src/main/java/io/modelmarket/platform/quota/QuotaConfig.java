package io.modelmarket.platform.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this node deals with leases of hard quotas. */
@ConfigMapping(prefix = "market.quota")
interface QuotaConfig {

    /** After which time without a call a lease is given back, where other nodes could use it. */
    @WithDefault("10m")
    Duration leaseLife();

    /** After how long without an answer of billing a plan's policy for that counts. */
    @WithDefault("10s")
    Duration silence();

    /** How long a subscription's first call on this node waits for a lease before it is answered 503. */
    @WithDefault("500ms")
    Duration firstLeaseWait();

    /** How many calls may wait so at a time. */
    @WithDefault("1000")
    int firstLeaseWaiters();
}
