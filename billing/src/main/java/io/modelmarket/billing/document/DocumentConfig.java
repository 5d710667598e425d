package io.modelmarket.billing.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of the machine documents may take. */
@ConfigMapping(prefix = "market.document")
interface DocumentConfig {

    /** Documents made at the same time; each takes a processor while it is. */
    @WithDefault("2")
    int atOnce();

    /** How long a request waits for its turn. */
    @WithDefault("10s")
    Duration patience();

    /** Most cells of a report as PDF; while it is made each takes some 8 KB of memory. */
    @WithDefault("20000")
    int mostCells();
}
