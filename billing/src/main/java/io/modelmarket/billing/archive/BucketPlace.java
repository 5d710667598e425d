package io.modelmarket.billing.archive;

import io.modelmarket.contracts.store.Bucket;
import io.modelmarket.contracts.store.LocalCopies;
import io.modelmarket.contracts.store.ObjectStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A bucket, with a bounded folder of copies of what is read. An object's name ends in the digest of its bytes, so
 * nobody can put other bytes in the place of a recorded file, however late he comes: what he puts is an object of its
 * own, which nobody has recorded and which is swept.
 */
final class BucketPlace implements ArchivePlace {

    private static final Logger LOG = Logger.getLogger(BucketPlace.class);
    private static final Duration SWEEP_EVERY = Duration.ofDays(1);
    private static final int FETCHERS = 8;
    private static final int NAMES_AT_ONCE = 1000;
    private static final int DIGITS = 16;
    private static final String ENDING = ".parquet";

    private final Bucket bucket;
    private final LocalCopies copies;
    private Instant swept = Instant.MIN;

    BucketPlace(Bucket bucket, LocalCopies copies) {
        this.bucket = bucket;
        this.copies = copies;
    }

    /** The name of a file's object. */
    static String object(ArchivedFile file) {
        String path = file.span().path();
        return path.substring(0, path.length() - ENDING.length()) + "-"
                + file.sha256().substring(0, DIGITS) + ENDING;
    }

    /** The path that the file of an object's name is recorded by. */
    static String path(String object) {
        int end = object.length() - ENDING.length() - DIGITS - 1;
        return end > 0 && object.endsWith(ENDING) ? object.substring(0, end) + ENDING : object;
    }

    @Override
    public void bring(ArchivedFile file, Path draft) {
        try {
            bucket.put(object(file), draft, file.sha256());
        } catch (IOException e) {
            throw new ArchiveFailure("a file of the archive cannot be put: " + e.getMessage(), e);
        }
    }

    @Override
    public void publish(ArchivedFile file, Path draft) {
        // It was brought under its name, which no other file has.
    }

    /** Some are fetched at a time; the first failure to reach the bucket ends it. */
    @Override
    public Reading read(List<ArchivedFile> files) {
        Map<ArchivedFile, Reading.One> found = new ConcurrentHashMap<>();
        AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
        try (ExecutorService fetchers = Executors.newFixedThreadPool(FETCHERS)) {
            for (ArchivedFile file : files) {
                fetchers.execute(() -> {
                    try {
                        if (failed.get() == null) {
                            found.put(file, read(file));
                        }
                    } catch (IOException | RuntimeException e) {
                        failed.compareAndSet(null, e);
                    }
                });
            }
        }
        Reading reading = Reading.of(files.stream()
                .flatMap(file -> Stream.ofNullable(found.get(file)))
                .toList());
        Exception failure = failed.get();
        if (failure != null || found.size() < files.size()) {
            reading.close();
            throw failure == null
                    ? new ArchiveFailure("interrupted while the archive was read")
                    : new ArchiveFailure("the archive cannot be read: " + failure.getMessage(), failure);
        }
        return reading;
    }

    @Override
    public long bytesAtOnce() {
        return copies.maxBytes();
    }

    @Override
    public void remove(ArchivedFile file) {
        try {
            bucket.delete(object(file));
        } catch (IOException e) {
            throw new ArchiveFailure("a file of the archive cannot be deleted: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void sweep(Instant before, ArchivedFiles recorded) {
        if (before.minus(SWEEP_EVERY).isBefore(swept)) {
            return;
        }
        List<String> old = new ArrayList<>();
        try {
            bucket.each("usage/", listed -> {
                if (listed.modified().isBefore(before)) {
                    old.add(listed.name());
                }
            });
            for (int from = 0; from < old.size(); from += NAMES_AT_ONCE) {
                sweep(old.subList(from, Math.min(old.size(), from + NAMES_AT_ONCE)), recorded);
            }
        } catch (IOException e) {
            throw new ArchiveFailure("the archive's bucket cannot be swept: " + e.getMessage(), e);
        }
        swept = before;
    }

    private void sweep(List<String> objects, ArchivedFiles recorded) throws IOException {
        Map<String, String> digests =
                recorded.digests(objects.stream().map(BucketPlace::path).collect(Collectors.toSet()));
        for (String object : objects) {
            String digest = digests.get(path(object));
            if (digest == null || !object.endsWith("-" + digest.substring(0, DIGITS) + ENDING)) {
                LOG.infof("%s is in the bucket, but nobody has recorded it; it is deleted", object);
                bucket.delete(object);
            }
        }
    }

    /** Whoever has a copy asks all the same whether the object is there and as long: it is what is archived. */
    private Reading.One read(ArchivedFile file) throws IOException {
        String object = object(file);
        try {
            if (copies.holds(file.sha256())) {
                OptionalLong size = bucket.size(object);
                if (size.orElse(-1) != file.bytes()) {
                    return Reading.One.unsound(file, size.isEmpty() ? "missing" : "not what was written");
                }
            }
            return Reading.One.copied(file, copies.take(object, file.bytes(), file.sha256()));
        } catch (ObjectStoreException.Missing e) {
            return Reading.One.unsound(file, "missing");
        } catch (ObjectStoreException.Damaged e) {
            return Reading.One.unsound(file, "not what was written");
        }
    }
}
