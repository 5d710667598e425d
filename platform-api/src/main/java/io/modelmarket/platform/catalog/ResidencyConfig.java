package io.modelmarket.platform.catalog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Which models are kept in workers. */
@ConfigMapping(prefix = "market.residency")
public interface ResidencyConfig {

    /** What all models in workers may take together, as estimated from their files. */
    @WithDefault("2G")
    MemorySize memory();

    /**
     * How long after its last call a model keeps its place; no shorter than a call may take, so that none is in use.
     * Where nothing is said a minute, or as long as a call may take where that is longer.
     */
    Optional<Duration> keep();

    /** Whether a release is loaded as soon as it is published, as long as nothing has to go for it. */
    @WithDefault("true")
    boolean loadAtPublication();
}
