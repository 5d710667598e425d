package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A small file system in memory over one folder of a market, which can be filled without filling anybody else's. */
public final class SmallDisk implements AutoCloseable {
    private static final String TYPE = "tmpfs";
    private static final String BALLAST = "ballast";
    private static final long LARGEST = 256L << 20;
    /** What waits for billing and for the snapshots while parts are down, several times over. */
    private static final long JOURNAL_BYTES = 64L << 20;

    private static final int CHUNK = 64 << 10;

    private final Path folder;
    private final Undo unmount;

    private SmallDisk(Path folder) {
        this.folder = folder;
        // Lazily, so that it works while the market is still going down.
        this.unmount = Undo.by(() -> Processes.run("umount", List.of("umount", "--lazy", folder.toString())));
    }

    /** One over the place where the data plane of a market has its journal; the market must be down. */
    public static SmallDisk forJournal(DataFolder market) {
        return over(DiskFaults.journal(market), JOURNAL_BYTES);
    }

    /**
     * Makes one of so many bytes over the folder, which is created.
     *
     * @throws StackException where the system does not allow it
     */
    static SmallDisk over(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("cannot create " + folder + ": " + e.getMessage(), e);
        }
        Processes.run(
                "mount",
                List.of("mount", "-t", TYPE, "-o", "size=" + bytes + ",mode=0700", "modelmarket", folder.toString()));
        return new SmallDisk(folder);
    }

    /** Keeps what it holds, in a folder of the disk below it, for study after it is gone. */
    public void keepIn(Path place) {
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(place);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, place.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unmounts it, and with it goes what it holds. */
    @Override
    public void close() {
        unmount.close();
    }

    /** Whether such a disk is over that folder. */
    static boolean isOver(Path folder) {
        try {
            return Files.isDirectory(folder)
                    && Files.getFileStore(folder).type().equals(TYPE)
                    && Files.getFileStore(folder).getTotalSpace() <= LARGEST
                    && !Files.getFileStore(folder)
                            .equals(Files.getFileStore(folder.toAbsolutePath().getParent()));
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes all that is free in the folder's file system; what is closed gives it back. */
    static Undo fill(Path folder) {
        Undo undo = Undo.by(() -> remove(folder.resolve(BALLAST)));
        fillUp(folder);
        return undo;
    }

    /** Takes what has become free since. */
    static void fillUp(Path folder) {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        Optional<IOException> full = Optional.empty();
        try (FileChannel ballast = FileChannel.open(
                folder.resolve(BALLAST),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            while (full.isEmpty()) {
                full = write(ballast, chunk.clear());
            }
        } catch (IOException e) {
            throw new StackException("cannot fill " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Optional<IOException> write(FileChannel ballast, ByteBuffer chunk) {
        try {
            ballast.write(chunk);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void remove(Path ballast) {
        try {
            Files.deleteIfExists(ballast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
