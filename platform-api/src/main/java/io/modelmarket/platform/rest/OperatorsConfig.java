package io.modelmarket.platform.rest;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who may read how this node is. */
@ConfigMapping(prefix = "market.operators")
interface OperatorsConfig {

    /** Networks besides this machine, such as {@code 10.1.0.0/16} or {@code 10.1.2.3}: a scraper's. */
    Optional<List<String>> networks();
}
