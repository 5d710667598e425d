package io.modelmarket.platform.rest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.inference.InferenceConfig;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Bounds of a call for tests without a running application. */
record Limits(int maxDepth, int maxTensors) implements InferenceConfig {

    static final Limits USUAL = new Limits(100, 256);

    /** What a call holds of as much memory as anybody wants. */
    static Hold hold() {
        return new BodyMemory(1L << 40, new SimpleMeterRegistry()).of("anybody");
    }

    @Override
    public Duration maxTimeout() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(30);
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
