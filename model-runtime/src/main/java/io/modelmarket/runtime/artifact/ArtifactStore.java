package io.modelmarket.runtime.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A folder of files under their digests: {@code sha256/<first two digits>/<64 digits>}. A file is written beside its
 * place, forced to disk and renamed, so readers see all of it or nothing; the same bytes are kept once.
 */
public final class ArtifactStore {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 64 * 1024;

    private final Path files;
    private final Path incoming;

    /** The store in that folder, which is made when the first file comes. */
    public ArtifactStore(Path folder) {
        this.files = folder.resolve("sha256");
        this.incoming = files.resolve("incoming");
    }

    /**
     * Takes a file of at most {@code maxBytes}, computing its digest while it streams to disk.
     *
     * @throws ArtifactException.TooLarge when more bytes than that arrive; nothing of them is kept
     */
    public StoredArtifact put(InputStream source, long maxBytes) throws IOException {
        return put(source, maxBytes, Optional.empty());
    }

    /**
     * Takes a file of at most {@code maxBytes} whose sender announced its digest.
     *
     * @throws ArtifactException.TooLarge when more bytes than that arrive; nothing of them is kept
     * @throws ArtifactException.DigestMismatch when other bytes than announced arrive; nothing of them is kept
     */
    public StoredArtifact put(InputStream source, long maxBytes, Optional<String> announced) throws IOException {
        Files.createDirectories(incoming);
        Path part = incoming.resolve(UUID.randomUUID() + ".part");
        try {
            StoredArtifact stored = copy(Channels.newChannel(source), part, maxBytes);
            if (announced.isPresent() && !announced.get().equals(stored.sha256())) {
                throw new ArtifactException.DigestMismatch(announced.get(), stored.sha256());
            }
            Path folder = Files.createDirectories(folder(stored.sha256()));
            move(part, place(stored.sha256()));
            force(folder);
            return stored;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The length of a stored file; empty when there is none. Does not read it. */
    public Optional<StoredArtifact> find(String digest) throws IOException {
        Path place = place(digest);
        if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return Optional.of(new StoredArtifact(digest, Files.size(place)));
    }

    /**
     * The stored file, read once from end to end to see that it is still what its digest says. For reading only: the
     * file belongs to the store.
     *
     * @throws ArtifactException.Missing when there is none
     * @throws ArtifactException.Damaged when its bytes have changed
     */
    public Path verified(String digest) throws IOException {
        Path place = place(digest);
        MessageDigest sha256 = sha256();
        try (FileChannel file = open(digest)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (file.read(chunk.clear()) >= 0) {
                sha256.update(chunk.flip());
            }
        }
        if (!digest.equals(HexFormat.of().formatHex(sha256.digest()))) {
            throw new ArtifactException.Damaged(digest);
        }
        return place;
    }

    /**
     * Copies a stored file, checking its digest on the way: a regular file of its own, whole under its name or absent.
     *
     * @throws ArtifactException.Missing when there is none
     * @throws ArtifactException.Damaged when its bytes have changed; nothing is left at {@code target}
     */
    public void copyTo(String digest, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
        try (FileChannel file = open(digest)) {
            StoredArtifact copied = copy(file, part, Long.MAX_VALUE);
            if (!copied.sha256().equals(digest)) {
                throw new ArtifactException.Damaged(digest);
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Removes a stored file; whether there was one. */
    public boolean delete(String digest) throws IOException {
        return Files.deleteIfExists(place(digest));
    }

    /** Removes what uploads cut short by a killed process left behind before that instant; how many files. */
    public int deleteAbandoned(Instant before) throws IOException {
        if (!Files.isDirectory(incoming)) {
            return 0;
        }
        int deleted = 0;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(incoming, "*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before) && Files.deleteIfExists(part)) {
                    deleted++;
                }
            }
        }
        return deleted;
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
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("a digest is 64 lower-case hexadecimal digits");
        }
        return folder(digest).resolve(digest);
    }

    private Path folder(String digest) {
        return files.resolve(digest.substring(0, 2));
    }

    private static StoredArtifact copy(ReadableByteChannel source, Path part, long maxBytes) throws IOException {
        MessageDigest sha256 = sha256();
        long bytes = 0;
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (source.read(chunk.clear()) >= 0) {
                chunk.flip();
                bytes += chunk.remaining();
                if (bytes > maxBytes) {
                    throw new ArtifactException.TooLarge(maxBytes);
                }
                sha256.update(chunk.duplicate());
                while (chunk.hasRemaining()) {
                    file.write(chunk);
                }
            }
            file.force(true);
        }
        return new StoredArtifact(HexFormat.of().formatHex(sha256.digest()), bytes);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
