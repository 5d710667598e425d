package io.modelmarket.contracts.store;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Which bucket, and how its store is spoken to; a group of a service's settings. The access key is none of them: it
 * comes from the environment or wherever else the AWS SDK looks for it.
 */
public interface S3Config {

    /** The bucket; none is used when absent, whatever else is set. */
    Optional<String> bucket();

    /** The store's address with its scheme; AWS's own in the region when absent. */
    Optional<URI> endpoint();

    /** The region requests are signed for; stores other than AWS's mostly take any. */
    @WithDefault("us-east-1")
    String region();

    /** What the names of all our files begin with, such as {@code market/}. */
    Optional<String> prefix();

    /** Whether the bucket is named in the path and not in the host's name; most stores but AWS's need it. */
    @WithDefault("false")
    boolean pathStyle();

    /** How the store is asked to encrypt files, {@code AES256} or {@code aws:kms}; as the bucket says when absent. */
    Optional<String> sse();

    @WithDefault("2s")
    Duration connectTimeout();

    /** How long the store may say nothing, and how long it may take for one request or one part of a file. */
    @WithDefault("30s")
    Duration timeout();

    /** These settings if they name a bucket. */
    static Optional<S3Config> named(S3Config settings) {
        return Optional.of(settings).filter(all -> all.bucket().isPresent());
    }

    /** How often a request is tried in all, with growing pauses. */
    @WithDefault("4")
    int attempts();
}
