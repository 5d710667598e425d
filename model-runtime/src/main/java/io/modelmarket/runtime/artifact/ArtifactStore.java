package io.modelmarket.runtime.artifact;

import io.modelmarket.contracts.store.Bucket;
import io.modelmarket.contracts.store.S3Config;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Files under their SHA-256: each is wholly there or not at all, and the same bytes are kept once. */
public sealed interface ArtifactStore permits ArtifactFolder, ArtifactBucket {

    /** The store in that folder; or in a bucket, and then the folder holds only what is on its way there or back. */
    static ArtifactStore open(Path folder, Optional<? extends S3Config> s3) {
        return s3.isPresent() ? new ArtifactBucket(Bucket.open(s3.get()), folder) : new ArtifactFolder(folder);
    }

    /**
     * Takes a file of at most {@code maxBytes}, computing its digest while it streams to the local disk.
     *
     * @throws ArtifactException.TooLarge when more bytes than that arrive; nothing of them is kept
     */
    default StoredArtifact put(InputStream source, long maxBytes) throws IOException {
        return put(source, maxBytes, Optional.empty());
    }

    /**
     * Takes a file of at most {@code maxBytes} whose sender announced its digest.
     *
     * @throws ArtifactException.TooLarge when more bytes than that arrive; nothing of them is kept
     * @throws ArtifactException.DigestMismatch when other bytes than announced arrive; nothing of them is kept
     */
    StoredArtifact put(InputStream source, long maxBytes, Optional<String> announced) throws IOException;

    /**
     * The stored file, read from end to end to see that it is still what its digest says; to be closed after use.
     *
     * @throws ArtifactException.Missing when there is none
     * @throws ArtifactException.Damaged when its bytes have changed
     */
    ReadArtifact read(String digest) throws IOException;

    /**
     * Copies a stored file, checking its digest on the way: a regular file of its own, whole under its name or absent.
     *
     * @throws ArtifactException.Missing when there is none
     * @throws ArtifactException.Damaged when its bytes have changed; nothing is left at {@code target}
     */
    void copyTo(String digest, Path target) throws IOException;

    /** Whether a file of that digest is stored. Does not read it. */
    boolean has(String digest) throws IOException;

    /** Removes a stored file; whether there was one. */
    boolean delete(String digest) throws IOException;

    /** Removes what a killed process left half-written before that instant; how many files. */
    int deleteAbandoned(Instant before) throws IOException;

    /** Whether the store can be used; what is wrong with it is thrown. */
    void check() throws IOException;
}
