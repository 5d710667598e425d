package io.modelmarket.billing.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How billing deals with leases of hard quotas. */
@ConfigMapping(prefix = "market.lease")
interface LeaseConfig {

    /** How long a node must have been silent before the operator may write its leases off. */
    @WithDefault("15m")
    Duration writeOffAfter();
}
