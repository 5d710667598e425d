package io.modelmarket.tenant.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How API keys are made. */
@ConfigMapping(prefix = "market.key")
interface KeyConfig {
    /** The environment named in new keys, two to eight lower-case letters, so that scanners can tell live from test. */
    @WithDefault("live")
    String environment();
}
