package io.modelmarket.platform.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The journal's files, oldest first, as its writer and its forwarder share them. */
final class Segments {

    private final Path folder;
    private final List<Segment> segments = new ArrayList<>();
    private long changes;

    Segments(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    synchronized List<Segment> all() {
        return List.copyOf(segments);
    }

    synchronized void add(Segment segment) {
        segments.add(segment);
        changed();
    }

    /** Removes a file for good; its records are counted. */
    synchronized void delete(Segment segment) throws IOException {
        Files.deleteIfExists(segment.path());
        segments.remove(segment);
        NodeFolder.syncFolder(folder);
    }

    /** Forgets a file that has no records; what is left of it on the disk is in nobody's way. */
    synchronized void forget(Segment segment) {
        segments.remove(segment);
    }

    /** What the files take on the disk. */
    synchronized long bytes() {
        long sum = 0;
        for (Segment segment : segments) {
            try {
                sum += Files.size(segment.path());
            } catch (IOException e) {
                sum += segment.end();
            }
        }
        return sum;
    }

    /** Tells whoever waits that there is more to read. */
    synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** How often there was more to read. */
    synchronized long changes() {
        return changes;
    }

    /** Waits until there is more to read than there was at {@code seen}, or the time is over. */
    @SuppressWarnings("WaitNotInLoop") // woken for nothing, the caller only looks once too often
    synchronized void awaitChange(long seen, Duration atMost) throws InterruptedException {
        if (changes == seen) {
            wait(atMost.toMillis());
        }
    }
}
