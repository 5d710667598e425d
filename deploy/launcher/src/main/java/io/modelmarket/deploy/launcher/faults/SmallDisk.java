package io.modelmarket.deploy.launcher.faults;

import io.modelmarket.deploy.stack.process.DataFolder;
import io.modelmarket.deploy.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A small file system in memory over one folder of a market, which can be filled without filling anybody else's. */
public final class SmallDisk implements AutoCloseable {
    private static final String TYPE = "tmpfs";
    private static final long LARGEST = 256L << 20;
    /** What waits for billing and for the snapshots while parts are down, several times over. */
    private static final long JOURNAL_BYTES = 64L << 20;

    private final Path folder;
    private final long bytes;
    private boolean mounted;
    private boolean closed;

    private SmallDisk(Path folder, long bytes) {
        this.folder = folder;
        this.bytes = bytes;
    }

    /**
     * One for the place where the data plane of a market has its journal; the market must be down when it is mounted.
     */
    public static SmallDisk forJournal(DataFolder market) {
        return new SmallDisk(DiskFaults.journal(market), JOURNAL_BYTES);
    }

    /** Makes one of so many bytes over the folder, as {@link #mount()} does. */
    static SmallDisk over(Path folder, long bytes) {
        SmallDisk disk = new SmallDisk(folder, bytes);
        disk.mount();
        return disk;
    }

    /**
     * Puts it over its folder, which is created.
     *
     * @throws StackException where the system does not allow it, or after it was closed
     */
    public synchronized void mount() {
        if (closed) {
            throw new StackException("told to end");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("cannot create " + folder + ": " + e.getMessage(), e);
        }
        Processes.run(
                "mount",
                List.of("mount", "-t", TYPE, "-o", "size=" + bytes + ",mode=0700", "modelmarket", folder.toString()));
        mounted = true;
    }

    /** Keeps what it holds, if it is mounted, in a folder of the disk below it, for study after it is gone. */
    public synchronized void keepIn(Path place) {
        if (!mounted) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            Files.createDirectories(place);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, place.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unmounts it, for good, and with it goes what it holds. The market over it must be down. */
    @Override
    public synchronized void close() {
        closed = true;
        if (mounted) {
            mounted = false;
            // Lazily, so that it works while a process of the market still goes down.
            Processes.run("umount", List.of("umount", "--lazy", folder.toString()));
        }
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
}
