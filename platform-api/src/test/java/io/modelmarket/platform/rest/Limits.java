package io.modelmarket.platform.rest;

import io.modelmarket.platform.inference.InferenceConfig;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Bounds of a call for tests without a running application. */
record Limits(int maxDepth, int maxTensors) implements InferenceConfig {

    static final Limits USUAL = new Limits(100, 256);

    @Override
    public Duration maxTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration bodyTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public MemorySize maxBody() {
        return new MemorySize(BigInteger.valueOf(64 << 20));
    }

    @Override
    public MemorySize maxOnEventLoop() {
        return new MemorySize(BigInteger.valueOf(256 << 10));
    }
}
