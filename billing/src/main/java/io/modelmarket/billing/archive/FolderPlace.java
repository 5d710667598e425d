package io.modelmarket.billing.archive;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The archive's own folder. A draft is on its disk already, so it only needs its name. */
final class FolderPlace implements ArchivePlace {

    private final ArchiveFolder folder;

    FolderPlace(ArchiveFolder folder) {
        this.folder = folder;
    }

    @Override
    public void bring(ArchivedFile file, Path draft) {
        // It is there.
    }

    @Override
    public void publish(ArchivedFile file, Path draft) {
        folder.publish(draft, file.span().path());
    }

    /** All processors read. */
    @Override
    public Reading read(List<ArchivedFile> files) {
        return Reading.of(files.parallelStream().map(this::read).toList());
    }

    @Override
    public long bytesAtOnce() {
        return Long.MAX_VALUE;
    }

    @Override
    public void remove(ArchivedFile file) {
        folder.delete(folder.at(file.span().path()));
    }

    @Override
    public void sweep(Instant before, ArchivedFiles recorded) {
        // A file that an attempt left under its name is replaced by the next attempt's.
    }

    private Reading.One read(ArchivedFile file) {
        String path = file.span().path();
        return folder.problem(path, file.bytes(), file.sha256())
                .map(problem -> Reading.One.unsound(file, problem))
                .orElseGet(() -> Reading.One.sound(file, folder.at(path)));
    }
}
