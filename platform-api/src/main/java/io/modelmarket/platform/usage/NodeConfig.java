package io.modelmarket.platform.usage;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Which data plane this is. */
@ConfigMapping(prefix = "market.node")
public interface NodeConfig {

    /** Its name, which no other running data plane has and which it keeps over restarts. */
    String name();

    /** Its own folder: journal, copies of models, workers' files. Never shared, kept over restarts. */
    Path folder();

    /** Where it is, for whoever reads of usage: a short name, such as {@code eu-west}. */
    Optional<String> region();
}
