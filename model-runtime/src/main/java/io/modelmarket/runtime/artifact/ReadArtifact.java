package io.modelmarket.runtime.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stored file where it can be read until this is closed. For reading only: it belongs to the store. */
public final class ReadArtifact implements AutoCloseable {

    private final Path path;
    private final boolean fetched;

    private ReadArtifact(Path path, boolean fetched) {
        this.path = path;
        this.fetched = fetched;
    }

    /** The store's own file, which stays. */
    static ReadArtifact kept(Path path) {
        return new ReadArtifact(path, false);
    }

    /** A copy that was fetched for this reader. */
    static ReadArtifact fetched(Path path) {
        return new ReadArtifact(path, true);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (fetched) {
            Files.deleteIfExists(path);
        }
    }
}
