package io.modelmarket.contracts.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What can come between us and a bucket; other {@link IOException}s are faults of the local disk. */
public abstract sealed class ObjectStoreException extends IOException {

    private static final long serialVersionUID = 1L;

    private ObjectStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no file of that name. */
    public static final class Missing extends ObjectStoreException {
        private static final long serialVersionUID = 1L;

        Missing(String name, Throwable cause) {
            super(name + " is not in the bucket", cause);
        }
    }

    /** The file is not what its digest says. */
    public static final class Damaged extends ObjectStoreException {
        private static final long serialVersionUID = 1L;

        Damaged(String name, String wanted, String actual) {
            super(name + " in the bucket should have SHA-256 " + wanted + " but has " + actual, null);
        }
    }

    /** The store does not do it, now or later, before somebody changes its settings or ours. */
    public static final class Refused extends ObjectStoreException {
        private static final long serialVersionUID = 1L;

        Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store cannot be reached or is at its limits; it was tried several times. */
    public static final class Away extends ObjectStoreException {
        private static final long serialVersionUID = 1L;

        Away(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
