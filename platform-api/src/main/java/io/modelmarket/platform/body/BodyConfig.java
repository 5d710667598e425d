package io.modelmarket.platform.body;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The bounds over all calls together, and over how long one may hold its part. */
@ConfigMapping(prefix = "market.inference")
public interface BodyConfig {

    /**
     * How much all requests and answers under way may take in memory; half of the largest heap where it is not said.
     */
    Optional<MemorySize> bodyMemory();

    /** How long a request may take to come, and an answer to be read, and longer by a second for each 64 KiB of it. */
    @WithDefault("60s")
    Duration bodyTimeout();

    /** How many calls a connection of gRPC may have under way. */
    @WithDefault("500")
    int callsPerConnection();
}
