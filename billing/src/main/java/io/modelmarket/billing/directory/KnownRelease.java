package io.modelmarket.billing.directory;

import io.modelmarket.contracts.id.ModelName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A release as tenant-service told of it.
 *
 * @param baseDeclaredAt when its partner said what it is made from; null where it is made from nothing
 */
public record KnownRelease(
        ModelName model, String version, @Nullable Instant baseDeclaredAt) {}
