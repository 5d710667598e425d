package io.modelmarket.runtime.worker.wire;

import java.io.IOException;

/** A message of our own that does not fit; nothing of it was sent. */
public final class MessageTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    MessageTooLargeException(String message) {
        super(message);
    }
}
