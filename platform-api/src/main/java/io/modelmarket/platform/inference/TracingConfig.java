package io.modelmarket.platform.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where traces of calls go. */
@ConfigMapping(prefix = "market.tracing")
interface TracingConfig {

    /**
     * A collector's address for OTLP traces over HTTP, such as {@code http://collector:4318/v1/traces}; none for no
     * traces.
     */
    Optional<URI> endpoint();

    /** The share of calls that are traced, of those whose caller's {@code traceparent} does not decide it. */
    @WithDefault("1.0")
    double ratio();
}
