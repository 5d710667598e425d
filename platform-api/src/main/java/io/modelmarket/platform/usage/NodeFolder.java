package io.modelmarket.platform.usage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/** The node's folder, held by one process at a time, and the epoch that process has. */
public final class NodeFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;
    private final long epoch;

    private NodeFolder(Path folder, FileChannel lockFile, long epoch) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.epoch = epoch;
    }

    /**
     * Takes hold of the folder and begins a new epoch: the clock's milliseconds, or one more than the last where the
     * clock is not beyond that. So a node whose folder was lost, or put back to what it was earlier, repeats no epoch
     * that billing has counted, unless its clock was set back too.
     *
     * @throws IOException when another process holds the folder, or it cannot be written
     */
    static NodeFolder open(Path folder, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            requireLock(folder, lockFile);
            Path file = folder.resolve("epoch");
            long last =
                    Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
            long epoch = Math.max(last + 1, clock.instant().toEpochMilli());
            replace(file, Long.toString(epoch));
            return new NodeFolder(folder, lockFile, epoch);
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    long epoch() {
        return epoch;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Writes a small file so that after a crash the old or the new content is there, whole. */
    public static void replace(Path file, String content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.resolveSibling("."));
    }

    /** Makes new, renamed and removed names of {@code folder} last. */
    public static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static void requireLock(Path folder, FileChannel lockFile) throws IOException {
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("the node folder " + folder + " is in use by another platform-api");
        }
    }
}
