package io.modelmarket.platform.catalog;

import io.modelmarket.contracts.store.S3Config;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where models come from: a folder or a bucket, one of which must be named. */
@ConfigMapping(prefix = "market.artifacts")
public interface ArtifactsConfig {

    /** The artifact store's folder, which tenant-service writes. */
    Optional<Path> folder();

    /** The artifact store's bucket, instead of the folder. */
    S3Config s3();
}
