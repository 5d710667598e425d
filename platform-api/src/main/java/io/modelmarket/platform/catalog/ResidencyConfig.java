package io.modelmarket.platform.catalog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which models are kept in workers. */
@ConfigMapping(prefix = "market.residency")
public interface ResidencyConfig {

    /** What all models in workers may take together, as estimated from their files. */
    @WithDefault("2G")
    MemorySize memory();

    /** How long after its last call a model keeps its place; longer than a call may take, so that none is in use. */
    @WithDefault("60s")
    Duration keep();

    /** Whether a release is loaded as soon as it is published, as long as nothing has to go for it. */
    @WithDefault("true")
    boolean loadAtPublication();
}
