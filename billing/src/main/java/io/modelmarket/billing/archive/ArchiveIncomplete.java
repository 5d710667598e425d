package io.modelmarket.billing.archive;

/** The archive lacks events that are counted, so that what is made of it would be wrong. */
public final class ArchiveIncomplete extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArchiveIncomplete(String message) {
        super(message);
    }
}
