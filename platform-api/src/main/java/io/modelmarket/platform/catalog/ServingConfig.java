package io.modelmarket.platform.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** Where models come from and how they are run. */
@ConfigMapping(prefix = "market")
public interface ServingConfig {

    /** The artifact store. */
    Artifacts artifacts();

    /** The processes that run models. */
    Worker worker();

    /** The artifact store's place. */
    interface Artifacts {

        /** Its folder, which tenant-service writes. */
        Path folder();
    }

    /** How a partner's worker is run. */
    interface Worker {

        /** How many calls it runs at a time. */
        @WithDefault("2")
        int connections();

        /** How many calls may wait for it. */
        @WithDefault("1024")
        int queue();

        /** How long one model may take to load. */
        @WithName("load-timeout")
        @WithDefault("60s")
        Duration loadTimeout();
    }
}
