package io.modelmarket.billing.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Where the archive's finished files are: a folder or a bucket. */
interface ArchivePlace {

    /** Brings a finished draft there if that takes long; before the transaction that records it, and outside of it. */
    void bring(ArchivedFile file, Path draft);

    /** Makes a draft the recorded file, within the transaction that records it. */
    void publish(ArchivedFile file, Path draft);

    /**
     * The files, each read through to see that it is as it was written; to be closed when they are not used any more.
     */
    Reading read(List<ArchivedFile> files);

    /** How many bytes of files may be read at a time. */
    long bytesAtOnce();

    /** Deletes a file if it is there. */
    void remove(ArchivedFile file);

    /** Deletes what attempts that were cut off have left there before, and nobody has recorded. */
    void sweep(Instant before, ArchivedFiles recorded);
}
