package io.modelmarket.deploy.launcher.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a benchmark that can do it.
 *
 * @param quick brief: enough to see that all works
 * @param only those cases whose name begins so; null for all
 */
public record BenchOptions(boolean quick, @Nullable String only) {}
