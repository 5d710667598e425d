package io.modelmarket.billing.usage;

import java.time.Duration;

/** What is believed of events, with the bounds that a test wants. */
record FoldingConfig(int batchSize, int rememberedSubscriptions) implements UsageConfig {

    @Override
    public Duration commitEvery() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration gather() {
        return Duration.ZERO;
    }

    @Override
    public Duration sessionTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration maxAge() {
        return Duration.ofDays(1);
    }

    @Override
    public Duration maxAhead() {
        return Duration.ofHours(1);
    }

    @Override
    public long maxQuantity() {
        return 1_000_000_000_000L;
    }
}
