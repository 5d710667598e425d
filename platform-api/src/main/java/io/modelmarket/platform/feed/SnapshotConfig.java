package io.modelmarket.platform.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long this node answers without the control plane, and how it keeps what it knows of it. */
@ConfigMapping(prefix = "market.snapshot")
public interface SnapshotConfig {

    /**
     * How long ago what is known may last have been current; beyond it calls are refused. It bounds how long a revoked
     * key can go on.
     */
    @WithDefault("24h")
    Duration maxAge();

    /** At most one snapshot is written in this time, and only when something has changed. */
    @WithDefault("5s")
    Duration interval();

    /** How long a start waits for Kafka before it takes the snapshot. */
    @WithDefault("5s")
    Duration loadAfter();
}
