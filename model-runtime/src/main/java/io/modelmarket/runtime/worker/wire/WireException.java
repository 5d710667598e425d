package io.modelmarket.runtime.worker.wire;

import java.io.IOException;

/** The other side sent what nobody who follows the protocol sends. */
public final class WireException extends IOException {

    private static final long serialVersionUID = 1L;

    /** A breach of the protocol. */
    public WireException(String message) {
        super(message);
    }

    WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
