package io.modelmarket.tenant.artifact;

import io.modelmarket.contracts.store.S3Config;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where artifacts are kept, and how large they may be. */
@ConfigMapping(prefix = "market.artifacts")
public interface ArtifactsConfig {
    /** The folder data planes read from; with a bucket, where uploads are before they are in it. */
    @WithDefault("artifacts")
    Path folder();

    /** The bucket data planes read from, instead of the folder. */
    S3Config s3();

    /** The longest file; at most {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("2G")
    MemorySize maxBytes();

    /**
     * How much all files of one partner's releases may take, the same bytes counted once, and what they left until it
     * is deleted; not those of releases that were rejected or withdrawn.
     */
    @WithDefault("20G")
    MemorySize partnerBytes();

    /** How many drafts of one partner may have a file. */
    @WithDefault("100")
    int partnerDrafts();

    /** A draft that has not changed for so long loses its file. */
    @WithDefault("P90D")
    Duration draftLife();

    /** Bytes that no release needs any more are deleted so much later. */
    @WithDefault("P1D")
    Duration leftoverAfter();

    /** How often what is to go is looked for. */
    @WithDefault("1h")
    Duration sweepEvery();

    /** An upload that was cut short by the death of this process is removed at a start this much later. */
    @WithDefault("P1D")
    Duration abandonedAfter();
}
