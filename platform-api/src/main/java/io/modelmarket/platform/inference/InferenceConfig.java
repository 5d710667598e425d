package io.modelmarket.platform.inference;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of one call. */
@ConfigMapping(prefix = "market.inference")
public interface InferenceConfig {

    /** How long a call may take, unless its caller or the release says otherwise. */
    @WithDefault("30s")
    Duration timeout();

    /** How long a call may take at most, whoever asks for more; at least {@link #timeout}. */
    @WithDefault("60s")
    Duration maxTimeout();

    /** The longest request, as sent and after decompression. */
    @WithDefault("64M")
    MemorySize maxBody();

    /** How deep JSON may be nested. */
    @WithDefault("100")
    int maxDepth();

    /** How many inputs, and how many requested outputs, a request may name. */
    @WithDefault("256")
    int maxTensors();

    /** Requests longer than this are decoded off the event loop. */
    @WithDefault("256K")
    MemorySize maxOnEventLoop();
}
