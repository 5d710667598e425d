package io.modelmarket.platform.quarantine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much a release may do to its worker before it is quarantined. */
@ConfigMapping(prefix = "market.quarantine")
public interface QuarantineConfig {

    /** The death of its worker, counted within {@link #window}, at which a release is quarantined. */
    @WithDefault("3")
    int crashes();

    /** How long a death counts. */
    @WithDefault("10m")
    Duration window();

    /** How long a consumer whose calls alone explain these deaths is refused the release instead. */
    @WithDefault("10m")
    Duration refusal();
}
