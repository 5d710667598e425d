package io.modelmarket.contracts.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A folder with copies of a bucket's files under their digests. The least recently used go when a new one would exceed
 * the bound; those in use stay, even beyond it. A copy is read through before it is handed out, and fetched again when
 * it is no longer what its digest says. The folder belongs to one process.
 */
public final class LocalCopies {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Bucket bucket;
    private final Path folder;
    private final long maxBytes;

    /** In the order of their last use; guarded by {@code this}. */
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    private long held;

    private LocalCopies(Bucket bucket, Path folder, long maxBytes) {
        this.bucket = bucket;
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** The copies in that folder, those of an earlier process included; what one left half-fetched is removed. */
    public static LocalCopies open(Bucket bucket, Path folder, long maxBytes) throws IOException {
        LocalCopies copies = new LocalCopies(bucket, Files.createDirectories(folder), maxBytes);
        copies.takeOver();
        return copies;
    }

    /** How many bytes of copies there may be. */
    public long maxBytes() {
        return maxBytes;
    }

    /** Whether there is a copy of the file with that digest, or one is being fetched. */
    public synchronized boolean holds(String sha256) {
        return entries.containsKey(sha256);
    }

    /**
     * A copy of the bucket's file of that name, to be closed after use.
     *
     * @throws ObjectStoreException.Missing when it has none
     * @throws ObjectStoreException.Damaged when it has another digest
     */
    public Copy take(String name, long bytes, String sha256) throws IOException {
        Entry entry = use(sha256, bytes);
        boolean handedOut = false;
        try {
            synchronized (entry) {
                bring(name, sha256, entry);
            }
            handedOut = true;
            return new Copy(this, entry);
        } finally {
            if (!handedOut) {
                release(entry);
            }
        }
    }

    private void bring(String name, String sha256, Entry entry) throws IOException {
        Path path = entry.path;
        if (Files.isRegularFile(path)) {
            if (FileDigest.sha256(path).equals(sha256)) {
                return;
            }
            Files.delete(path);
        }
        bucket.fetch(name, sha256, path);
    }

    private synchronized Entry use(String sha256, long bytes) {
        Entry entry = entries.get(sha256);
        if (entry == null) {
            entry = new Entry(folder.resolve(sha256), bytes);
            entries.put(sha256, entry);
            held += bytes;
        }
        entry.users++;
        makeRoom();
        return entry;
    }

    private synchronized void release(Entry entry) {
        entry.users--;
        if (entry.users == 0 && !Files.exists(entry.path)) {
            entries.values().remove(entry);
            held -= entry.bytes;
        }
        makeRoom();
    }

    private void makeRoom() {
        Iterator<Entry> oldest = entries.values().iterator();
        while (held > maxBytes && oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry.users == 0) {
                delete(entry.path);
                held -= entry.bytes;
                oldest.remove();
            }
        }
    }

    private synchronized void takeOver() throws IOException {
        List<Path> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (DIGEST.matcher(name).matches()) {
                    kept.add(file);
                } else if (name.endsWith(".part")) {
                    delete(file);
                }
            }
        }
        kept.sort(Comparator.comparing(LocalCopies::fetched));
        for (Path file : kept) {
            Entry entry = new Entry(file, Files.size(file));
            entries.put(file.getFileName().toString(), entry);
            held += entry.bytes;
        }
        makeRoom();
    }

    private static FileTime fetched(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is or will be in the folder; {@code users} is guarded by the folder's copies. */
    private static final class Entry {
        private final Path path;
        private final long bytes;
        private int users;

        Entry(Path path, long bytes) {
            this.path = path;
            this.bytes = bytes;
        }
    }

    /** A copy that stays while it is not closed. For reading only. */
    public static final class Copy implements AutoCloseable {

        private final LocalCopies copies;
        private final Entry entry;
        private boolean closed;

        private Copy(LocalCopies copies, Entry entry) {
            this.copies = copies;
            this.entry = entry;
        }

        public Path path() {
            return entry.path;
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                copies.release(entry);
            }
        }
    }
}
