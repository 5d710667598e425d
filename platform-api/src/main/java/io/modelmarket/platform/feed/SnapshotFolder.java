package io.modelmarket.platform.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The two newest snapshots on disk, readable by the owner alone. A new one appears whole or not at all, and the one
 * before stays until then.
 */
final class SnapshotFolder {

    private static final Logger LOG = Logger.getLogger(SnapshotFolder.class);
    private static final Pattern NAME = Pattern.compile("[0-9]{16}\\.snapshot");
    private static final int KEPT = 2;
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Format format;

    /** How a snapshot is written. */
    interface Format {
        void write(Snapshot snapshot, OutputStream out) throws IOException;
    }

    SnapshotFolder(Path folder) {
        this(folder, SnapshotFormat::write);
    }

    SnapshotFolder(Path folder, Format format) {
        this.folder = folder;
        this.format = format;
    }

    /**
     * The newest snapshot that is undamaged. A damaged one is kept aside, so that it is never in a good one's place.
     */
    Optional<Snapshot> newest() {
        try {
            for (Path file : files()) {
                try {
                    return Optional.of(SnapshotFormat.read(Files.readAllBytes(file)));
                } catch (IOException e) {
                    Path aside = folder.resolve("damaged");
                    LOG.errorf(
                            "snapshot %s is damaged (%s); it is kept as %s, and the one before is tried",
                            file, e.getMessage(), aside);
                    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            LOG.errorf("the snapshots in %s cannot be read: %s", folder, e);
        }
        return Optional.empty();
    }

    /**
     * Writes the snapshot; after a crash at any point the one before or this one is there, whole. On a full disk it
     * takes the place of the older one: what the journal may forget depends on snapshots, so a disk that is full of
     * journal would stay full. The older one's room is written over and never free in between, for whoever fills the
     * disk would take it; what a failed attempt leaves is kept, and is the room of the next.
     */
    void save(Snapshot snapshot) throws IOException {
        Files.createDirectories(folder, OWNERS_FOLDER);
        Path fresh = folder.resolve("new");
        try {
            write(snapshot, fresh);
        } catch (IOException e) {
            List<Path> before = files();
            if (before.size() < KEPT || newest().isEmpty() || !before.equals(files())) {
                throw e;
            }
            LOG.warnf("snapshot %s makes room for a new one: %s", before.getLast(), e.getMessage());
            Files.move(before.getLast(), fresh, StandardCopyOption.ATOMIC_MOVE);
            write(snapshot, fresh);
        }
        List<Path> before = files();
        Files.move(fresh, folder.resolve(nameAfter(before)), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
        for (Path old : before.subList(Math.min(before.size(), KEPT - 1), before.size())) {
            Files.delete(old);
        }
    }

    /** Over what is there, if anything. */
    private void write(Snapshot snapshot, Path fresh) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        fresh, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNERS_FILE);
                OutputStream out = Channels.newOutputStream(channel)) {
            format.write(snapshot, out);
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    /** The newest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static String nameAfter(List<Path> files) {
        long last = files.isEmpty()
                ? 0
                : Long.parseLong(files.getFirst().getFileName().toString().substring(0, 16));
        return "%016d.snapshot".formatted(last + 1);
    }
}
