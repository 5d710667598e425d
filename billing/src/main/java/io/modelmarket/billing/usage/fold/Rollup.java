package io.modelmarket.billing.usage.fold;

/** What a batch adds to one rollup. */
public record Rollup(RollupKey key, Usage.Owner owner, long events, Units units) {}
