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

    /** Most lines of a report as PDF; all of them are in memory while it is made. */
    @WithDefault("2000")
    int mostLines();
}
