package io.modelmarket.billing.archive;

/** A file of the archive cannot be written or read. */
public final class ArchiveFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArchiveFailure(String message, Throwable cause) {
        super(message, cause);
    }

    ArchiveFailure(String message) {
        super(message);
    }
}
