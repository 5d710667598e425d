package io.modelmarket.billing.directory;

import io.modelmarket.contracts.id.ModelName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release as tenant-service told of it.
 *
 * @param publishedAt null where that was told before it was kept
 */
public record KnownRelease(
        ModelName model, String version, @Nullable Instant publishedAt) {}
