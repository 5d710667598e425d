package io.modelmarket.runtime.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder of files under their digests: {@code sha256/<first two digits>/<64 digits>}. A file is written beside its
 * place, forced to disk and renamed, so readers see all of it or nothing.
 */
public final class ArtifactFolder implements ArtifactStore {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Staging staging;

    /** The store in that folder, which is made when the first file comes. */
    public ArtifactFolder(Path folder) {
        this.folder = folder;
        this.staging = new Staging(folder.resolve("sha256").resolve("incoming"));
    }

    @Override
    public StoredArtifact put(InputStream source, long maxBytes, Optional<String> announced) throws IOException {
        return staging.take(source, maxBytes, announced, (stored, part) -> {
            Path place = place(stored.sha256());
            Path shelf = Files.createDirectories(Objects.requireNonNull(place.getParent()));
            move(part, place);
            force(shelf);
        });
    }

    /** The length of a stored file; empty when there is none. Does not read it. */
    public Optional<StoredArtifact> find(String digest) throws IOException {
        Path place = place(digest);
        if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(new StoredArtifact(digest, Files.size(place)));
    }

    @Override
    public ReadArtifact read(String digest) throws IOException {
        MessageDigest sha256 = Staging.sha256();
        try (FileChannel file = open(digest)) {
            ByteBuffer chunk = ByteBuffer.allocate(Staging.CHUNK);
            while (file.read(chunk.clear()) >= 0) {
                sha256.update(chunk.flip());
            }
        }
        if (!digest.equals(HexFormat.of().formatHex(sha256.digest()))) {
            throw new ArtifactException.Damaged(digest);
        }
        return ReadArtifact.kept(place(digest));
    }

    @Override
    public void copyTo(String digest, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel file = open(digest)) {
            StoredArtifact copied = Staging.copy(file, part, Long.MAX_VALUE);
            if (!copied.sha256().equals(digest)) {
                throw new ArtifactException.Damaged(digest);
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public boolean has(String digest) throws IOException {
        return find(digest).isPresent();
    }

    @Override
    public boolean delete(String digest) throws IOException {
        return Files.deleteIfExists(place(digest));
    }

    @Override
    public int deleteAbandoned(Instant before) throws IOException {
        return staging.deleteAbandoned(before);
    }

    @Override
    public void check() throws IOException {
        staging.fresh();
    }

    /** Where the file of a digest is, below the store's root. */
    static String name(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("a digest is 64 lower-case hexadecimal digits");
        }
        return "sha256/" + digest.substring(0, 2) + "/" + digest;
    }

    private FileChannel open(String digest) throws IOException {
        try {
            return FileChannel.open(place(digest), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            ArtifactException.Missing missing = new ArtifactException.Missing(digest);
            missing.initCause(e);
            throw missing;
        }
    }

    private Path place(String digest) {
        return folder.resolve(name(digest));
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the folder of " + target + " cannot rename atomically", e);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }
}
