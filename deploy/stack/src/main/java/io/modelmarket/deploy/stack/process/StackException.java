package io.modelmarket.deploy.stack.process;

import org.jspecify.annotations.Nullable;

/** A part could not be started, found or stopped; the message says which, why, and what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
