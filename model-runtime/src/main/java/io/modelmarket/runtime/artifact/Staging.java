package io.modelmarket.runtime.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** The folder where files are written under names of no meaning before they are what their digest says. */
final class Staging {

    static final int CHUNK = 64 * 1024;

    private final Path folder;

    Staging(Path folder) {
        this.folder = folder;
    }

    /** A name that nobody uses, in the folder, which is there. */
    Path fresh() throws IOException {
        return Files.createDirectories(folder).resolve(UUID.randomUUID() + ".part");
    }

    /** Writes what arrives to disk, has it kept if it is what was announced, and leaves nothing of it here. */
    StoredArtifact take(InputStream source, long maxBytes, Optional<String> announced, Keeping keeping)
            throws IOException {
        Path part = fresh();
        try {
            StoredArtifact stored = copy(Channels.newChannel(source), part, maxBytes);
            if (announced.isPresent() && !announced.get().equals(stored.sha256())) {
                throw new ArtifactException.DigestMismatch(announced.get(), stored.sha256());
            }
            keeping.keep(stored, part);
            return stored;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    int deleteAbandoned(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int deleted = 0;
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*.part")) {
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before) && Files.deleteIfExists(part)) {
                    deleted++;
                }
            }
        }
        return deleted;
    }

    static StoredArtifact copy(ReadableByteChannel source, Path part, long maxBytes) throws IOException {
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

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Moves a whole file to where it is kept. */
    interface Keeping {
        void keep(StoredArtifact stored, Path part) throws IOException;
    }
}
