package io.modelmarket.deploy.bench.sample;

import org.jspecify.annotations.Nullable;

/**
 * Where a model is called.
 *
 * @param model its name on that server
 * @param key an API key, a secret; null where the server wants none
 */
public record Endpoint(
        String host, int port, String model, @Nullable String key) {

    /** Never the key. */
    @Override
    public String toString() {
        return host + ":" + port + "/" + model;
    }
}
