package io.modelmarket.deploy.bench.sample;

import java.util.Locale;

/** How a request's tensors travel. */
public enum Encoding {
    /** Numbers as JSON text over HTTP. */
    JSON,
    /** A JSON head and little-endian bytes over HTTP, asking for the same back. */
    BINARY,
    /** Raw little-endian contents over gRPC. */
    GRPC;

    /** As cases name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
