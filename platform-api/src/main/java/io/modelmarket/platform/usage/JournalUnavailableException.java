package io.modelmarket.platform.usage;

/** An event could not be recorded, so its answer must not be sent. */
public final class JournalUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalUnavailableException(String message) {
        super(message, null, false, false);
    }
}
