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

    /**
     * Says that a file is gone, and once: the hole that it leaves is found at each start, and noted beside the copies.
     * Who has told of the events in it as damage only {@linkplain #note notes} it.
     */
    void missing(Hole hole) {
        Hole untold = untold(hole);
        if (untold.first() <= untold.last()) {
            found.incrementAndGet();
            LOG.errorf(
                    "journal segment %s, or the end of the one before it, is gone: usage events %d to %d of epoch %d are lost, the"
                            + " others are brought to billing",
                    untold.segment(), untold.first(), untold.last(), untold.epoch());
            note(untold);
        }
    }

    /** Remembers a hole that was told of. */
    void note(Hole hole) {
        try {
            Files.createDirectories(folder);
            NodeFolder.replace(place(hole), Long.toString(hole.last()));
        } catch (IOException e) {
            LOG.warnf("what is missing of the journal cannot be noted in %s: %s", folder, e.getMessage());
        }
    }

    /** The hole without what of it, from its beginning on, is noted. */
    private Hole untold(Hole hole) {
        Hole rest = hole;
        try {
            while (rest.first() <= rest.last() && Files.exists(place(rest))) {
                long noted = Long.parseLong(Files.readString(place(rest)).strip());
                rest = new Hole(rest.epoch(), Math.max(rest.first(), noted) + 1, rest.last());
            }
        } catch (IOException | NumberFormatException e) {
            LOG.warnf("what is noted of the journal in %s cannot be read: %s", folder, e.getMessage());
        }
        return rest;
    }

    private Path place(Hole hole) {
        return folder.resolve(hole.segment() + ".missing");
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

    /**
     * Sequences of an epoch that no file has.
     *
     * @param first the first of them, which the file that is missing is named for
     */
    record Hole(long epoch, long first, long last) {

        /** The name of the file that had them, or that of its beginning where there were several. */
        String segment() {
            return Segment.nameOf(epoch, first);
        }
    }
}
