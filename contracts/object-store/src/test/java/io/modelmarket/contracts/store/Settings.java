package io.modelmarket.contracts.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of a bucket for tests; impatient. */
record Settings(URI address, Optional<String> bucket, Optional<String> prefix, Optional<String> sse)
        implements S3Config {

    Settings(URI address, String bucket) {
        this(address, Optional.of(bucket), Optional.of("market/"), Optional.empty());
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(address);
    }

    @Override
    public boolean pathStyle() {
        return true;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String region() {
        return "us-east-1";
    }

    @Override
    public int attempts() {
        return 3;
    }
}
