package io.modelmarket.runtime.artifact;

import java.io.IOException;

/** A file that the store refuses to take or to give; other {@link IOException}s are faults of the disk. */
public abstract sealed class ArtifactException extends IOException {

    private static final long serialVersionUID = 1L;

    private ArtifactException(String message) {
        super(message);
    }

    /** The upload is longer than its limit. */
    public static final class TooLarge extends ArtifactException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxBytes) {
            super("the file is larger than the limit of " + maxBytes + " bytes");
        }
    }

    /** What arrived is not what the sender said it would be. */
    public static final class DigestMismatch extends ArtifactException {
        private static final long serialVersionUID = 1L;

        DigestMismatch(String announced, String actual) {
            super("the file was announced with SHA-256 " + announced + " but has " + actual);
        }
    }

    /** No file of that digest is stored. */
    public static final class Missing extends ArtifactException {
        private static final long serialVersionUID = 1L;

        Missing(String digest) {
            super("no file with SHA-256 " + digest + " is stored");
        }
    }

    /** The stored file is no longer what its digest says. */
    public static final class Damaged extends ArtifactException {
        private static final long serialVersionUID = 1L;

        Damaged(String digest) {
            super("the stored file with SHA-256 " + digest + " is damaged");
        }
    }
}
