package io.modelmarket.runtime.artifact;

import io.modelmarket.contracts.store.Bucket;
import io.modelmarket.contracts.store.ObjectStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A bucket of files under their digests, named as {@link ArtifactFolder} does. What is put is first written to the
 * local disk; what is read is fetched to it for as long as it is read.
 */
final class ArtifactBucket implements ArtifactStore {

    private final Bucket bucket;
    private final Staging staging;

    ArtifactBucket(Bucket bucket, Path folder) {
        this.bucket = bucket;
        this.staging = new Staging(folder.resolve("sha256").resolve("incoming"));
    }

    @Override
    public StoredArtifact put(InputStream source, long maxBytes, Optional<String> announced) throws IOException {
        return staging.take(
                source,
                maxBytes,
                announced,
                (stored, part) -> bucket.put(ArtifactFolder.name(stored.sha256()), part, stored.sha256()));
    }

    @Override
    public ReadArtifact read(String digest) throws IOException {
        Path copy = staging.fresh();
        copyTo(digest, copy);
        return ReadArtifact.fetched(copy);
    }

    @Override
    public void copyTo(String digest, Path target) throws IOException {
        try {
            bucket.fetch(ArtifactFolder.name(digest), digest, target);
        } catch (ObjectStoreException.Missing e) {
            throw caused(new ArtifactException.Missing(digest), e);
        } catch (ObjectStoreException.Damaged e) {
            throw caused(new ArtifactException.Damaged(digest), e);
        }
    }

    @Override
    public boolean has(String digest) throws IOException {
        return bucket.size(ArtifactFolder.name(digest)).isPresent();
    }

    @Override
    public boolean delete(String digest) throws IOException {
        boolean stored = has(digest);
        bucket.delete(ArtifactFolder.name(digest));
        return stored;
    }

    @Override
    public int deleteAbandoned(Instant before) throws IOException {
        return staging.deleteAbandoned(before);
    }

    @Override
    public void check() throws IOException {
        bucket.check();
    }

    private static ArtifactException caused(ArtifactException failure, ObjectStoreException cause) {
        failure.initCause(cause);
        return failure;
    }
}
