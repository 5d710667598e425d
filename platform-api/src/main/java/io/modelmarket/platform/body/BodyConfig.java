package io.modelmarket.platform.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The bound over all calls together. */
@ConfigMapping(prefix = "market.inference")
public interface BodyConfig {

    /**
     * How much all requests and answers under way may take in memory; half of the largest heap where it is not said.
     */
    Optional<MemorySize> bodyMemory();
}
