package io.modelmarket.billing.archive;

import io.modelmarket.billing.folder.PrivateFolder;
import io.modelmarket.contracts.store.FileDigest;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The archive's folder: drafts in any case, and, where there is no bucket, the files, durable before they get their
 * names.
 */
@ApplicationScoped
class ArchiveFolder {

    /** With less for each of its threads, DuckDB may run out of memory though the rest could go to disk. */
    private static final long MEMORY_OF_A_THREAD = 64L << 20;

    /** For each event that is summed at once; what its sums take beyond that goes to disk. */
    private static final long MEMORY_OF_AN_EVENT = 128;

    private final Path root;
    private final MemorySize memory;

    @Inject
    ArchiveFolder(ArchiveConfig config) {
        this.root = config.folder().toAbsolutePath();
        this.memory = config.memory();
    }

    /** A store of columns that works on these files. */
    ColumnStore columns(int threads) {
        return ColumnStore.open(memory, threads, unfinished());
    }

    /** One with as many threads as there are processors, and memory for. */
    ColumnStore columns() {
        long most = Math.max(1, memory.asLongValue() / MEMORY_OF_A_THREAD);
        return columns((int) Math.min(most, Runtime.getRuntime().availableProcessors()));
    }

    /** How many events are summed at once. */
    long eventsAtOnce() {
        return Math.max(1, memory.asLongValue() / MEMORY_OF_AN_EVENT);
    }

    /** A new name for a file that is not finished. */
    Path draft() {
        return unfinished().resolve(UUID.randomUUID() + ".parquet");
    }

    /** Where unfinished files and what exceeds memory lie. */
    Path unfinished() {
        Path folder = root.resolve("unfinished");
        try {
            return PrivateFolder.make(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path at(String path) {
        return root.resolve(path);
    }

    /** Makes a finished draft durable. */
    void force(Path draft) {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a draft its name; a file left there by an attempt that was cut off is replaced. */
    void publish(Path draft, String path) {
        Path target = at(path);
        Path folder = Objects.requireNonNull(target.getParent());
        try {
            PrivateFolder.make(folder);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes drafts that nobody has finished since, and what a killed process left of what exceeded its memory. */
    void sweep(Instant olderThan) {
        try (Stream<Path> found = Files.walk(unfinished(), 2)) {
            List<Path> old = found.filter(each -> older(each, olderThan)).toList();
            old.stream().filter(Files::isRegularFile).forEach(this::delete);
            for (Path spill : old) {
                if (!spill.equals(unfinished()) && Files.isDirectory(spill) && isEmpty(spill)) {
                    Files.delete(spill);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** What is wrong with a recorded file; nothing when it is there as it was written. */
    Optional<String> problem(String path, long bytes, String sha256) {
        Path file = at(path);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.of("missing");
            }
            return Files.size(file) == bytes && FileDigest.sha256(file).equals(sha256)
                    ? Optional.empty()
                    : Optional.of("not what was written");
        } catch (IOException e) {
            return Optional.of("cannot be read: " + e.getMessage());
        }
    }

    private static boolean older(Path file, Instant than) {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(than)) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
