package io.modelmarket.deploy.launcher.bench;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a benchmark that can do it.
 *
 * @param quick brief: enough to see that all works
 * @param only those cases whose name begins so; null for all
 * @param models how many models are made; 0 for as many as the benchmark likes
 * @param seed from which they are made
 */
public record BenchOptions(boolean quick, @Nullable String only, int models, long seed) {

    /** Without a wish for models. */
    BenchOptions(boolean quick, @Nullable String only) {
        this(quick, only, 0, 1);
    }
}
