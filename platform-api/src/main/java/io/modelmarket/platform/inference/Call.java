package io.modelmarket.platform.inference;

import io.modelmarket.platform.key.ApiKey;
import org.jspecify.annotations.Nullable;

/**
 * A request to run a model, before anything of its tensors is known.
 *
 * @param key authenticated; checked again before the model runs
 * @param model the wire name, {@code partner.name}
 * @param version null or empty for the newest
 * @param bytesIn what came over the wire as the request's content
 * @param traceParent the caller's W3C trace context, as sent; null without
 */
public record Call(
        ApiKey key,
        String model,
        @Nullable String version,
        String requestId,
        long bytesIn,
        @Nullable String traceParent) {}
