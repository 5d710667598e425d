package io.modelmarket.billing.usage.fold;

/** What was used, meter by meter. Failed requests are kept apart: nobody pays for them. */
public record Units(
        long requests,
        long failed,
        long rows,
        long computeMicros,
        long bytesIn,
        long bytesOut,
        long tokensIn,
        long tokensOut) {}
