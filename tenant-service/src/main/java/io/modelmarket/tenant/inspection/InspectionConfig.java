package io.modelmarket.tenant.inspection;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The bounds within which a submitted file is looked at. */
@ConfigMapping(prefix = "market.inspection")
interface InspectionConfig {
    /** Files of more bytes are refused. */
    @WithDefault("512M")
    MemorySize maxBytes();

    /** For loading the file in its throw-away process. */
    @WithDefault("30s")
    Duration loadTimeout();

    /** For each run with generated inputs. */
    @WithDefault("10s")
    Duration runTimeout();

    /** For all of an inspection, start of the process included; past it the caller is told to come back. */
    @WithDefault("3m")
    Duration deadline();

    /** Address space of the throw-away process. */
    @WithDefault("6G")
    MemorySize memory();

    /** Inspections at a time; further ones wait. */
    @WithDefault("1")
    int slots();

    /** How long an inspection waits for a slot before the caller is told to come back. */
    @WithDefault("60s")
    Duration slotWait();

    /** Where a throw-away process has its copy of the file; a folder of the system's when absent. */
    Optional<Path> folder();
}
