package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ArchivedFile.Span;
import io.modelmarket.billing.archive.EventBuffer.Refusal;
import io.modelmarket.billing.usage.fold.Mark;
import io.modelmarket.billing.usage.fold.MarkKey;
import io.modelmarket.contracts.store.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Makes files of buffered events, and records them. For one thread. */
final class FileWriting {

    private final ArchiveStore store;
    private final ArchiveFolder folder;
    private final ArchiveProgress progress;

    FileWriting(ArchiveStore store, ArchiveFolder folder, ArchiveProgress progress) {
        this.store = store;
        this.folder = folder;
        this.progress = progress;
    }

    /** Writes and records a part; false when another instance has archived its partition beyond {@code expected}. */
    boolean write(EventBuffer buffer, Part part, long expected) {
        Path draft = folder.draft();
        try {
            ArchivedFile.Content content = buffer.write(part.span(), part.refusals(), draft);
            folder.force(draft);
            ArchivedFile file = new ArchivedFile(part.span(), content, Files.size(draft), FileDigest.sha256(draft));
            boolean recorded = store.record(file, draft, part.moved(), expected);
            if (recorded) {
                progress.wrote(content);
            }
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.delete(draft);
        }
    }

    /**
     * What goes into a file.
     *
     * @param refusals which of its events intake has refused
     * @param moved the marks that it moves
     */
    record Part(Span span, List<Refusal> refusals, SortedMap<MarkKey, Mark> moved) {}
}
