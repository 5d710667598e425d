package io.modelmarket.platform.catalog;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where models come from. */
@ConfigMapping(prefix = "market.artifacts")
public interface ArtifactsConfig {

    /** The artifact store's folder, which tenant-service writes. */
    Path folder();
}
