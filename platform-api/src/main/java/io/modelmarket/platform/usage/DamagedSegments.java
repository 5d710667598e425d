package io.modelmarket.platform.usage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Keeps what is left of records that can no longer be read: a copy of the file as it is, a word in the log, a count.
 */
final class DamagedSegments {

    private static final Logger LOG = Logger.getLogger(DamagedSegments.class);

    private final Path folder;
    private final AtomicLong found = new AtomicLong();

    DamagedSegments(Path journal) {
        this.folder = journal.resolveSibling("journal-damaged");
    }

    /** How often damage was found since the start. */
    long found() {
        return found.get();
    }

    /** Says what is lost where, and keeps a copy of the file unless there is one; a start ends where that fails. */
    void keep(Segment segment, String where) throws IOException {
        found.incrementAndGet();
        LOG.errorf(
                "journal segment %s is damaged %s: usage events are lost there; a copy is kept in %s",
                segment, where, folder);
        Files.createDirectories(folder);
        Path copy = folder.resolve(segment.path().getFileName());
        if (!Files.exists(copy)) {
            Files.copy(segment.path(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The same while calls are answered: what can still be read has to reach billing, copied or not. */
    void keepIfPossible(Segment segment, String where) {
        try {
            keep(segment, where);
        } catch (IOException e) {
            LOG.errorf(
                    "journal segment %s cannot be copied to %s (%s); copy it before billing has counted the rest of it",
                    segment, folder, e.getMessage());
        }
    }
}
