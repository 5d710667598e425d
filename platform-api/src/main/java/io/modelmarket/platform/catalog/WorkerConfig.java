package io.modelmarket.platform.catalog;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How a partner's worker is run. */
@ConfigMapping(prefix = "market.worker")
public interface WorkerConfig {

    /** How many batches it runs at a time; no more than there are event loops. */
    @WithDefault("4")
    int connections();

    /** How many calls of one consumer may wait for it in each event loop, and a fourth of how many of all. */
    @WithDefault("512")
    int queue();

    /** How long one model may take to load. */
    @WithDefault("60s")
    Duration loadTimeout();

    /**
     * All memory that one worker may map, some 600 MB of its own included; where nothing is said half of what this
     * machine or container has, at most 8 GiB. A model that asks for more fails, or takes its worker with it.
     */
    Optional<MemorySize> memory();

    /**
     * How many bytes the large answers of all models may take on their way from workers, one of them half of it; a
     * third of what this process may have outside its heap where it is not said.
     */
    Optional<MemorySize> answerMemory();

    /** How many started processes wait for the next partner, or the next crash; 0 for none. */
    @WithDefault("1")
    int spare();
}
