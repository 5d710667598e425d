package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.FileProblem;
import io.modelmarket.contracts.store.LocalCopies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of the archive that can be read until this is closed, and those that are not as they were written.
 *
 * @param sound those that can be read
 * @param problems the others
 */
record Reading(Some sound, List<FileProblem> problems, List<LocalCopies.Copy> copies) implements AutoCloseable {

    static Reading of(List<One> all) {
        List<One> sound = all.stream().filter(one -> one.path() != null).toList();
        return new Reading(
                new Some(
                        sound.stream().map(One::file).toList(),
                        sound.stream()
                                .map(one -> Objects.requireNonNull(one.path()))
                                .toList()),
                all.stream()
                        .filter(one -> one.problem() != null)
                        .map(one -> problem(one.file().span(), Objects.requireNonNull(one.problem())))
                        .toList(),
                sound.stream().flatMap(one -> Stream.ofNullable(one.copy())).toList());
    }

    /**
     * Those that can be read, in order.
     *
     * @param most events after which a batch ends; its last file may have more
     */
    List<Some> batches(long most) {
        List<Some> batches = new ArrayList<>();
        int from = 0;
        long events = 0;
        for (int i = 0; i < sound.files().size(); i++) {
            events += sound.files().get(i).content().rows();
            if (events >= most || i == sound.files().size() - 1) {
                batches.add(sound.between(from, i + 1));
                from = i + 1;
                events = 0;
            }
        }
        return batches;
    }

    @Override
    public void close() {
        copies.forEach(LocalCopies.Copy::close);
    }

    private static FileProblem problem(ArchivedFile.Span span, String problem) {
        return new FileProblem(span.path(), span.partition(), span.first(), span.last(), problem);
    }

    /** Files, and where each of them is on disk. */
    record Some(List<ArchivedFile> files, List<Path> paths) {

        private Some between(int from, int to) {
            return new Some(files.subList(from, to), paths.subList(from, to));
        }
    }

    /** One of the files: where it is, and the copy that keeps it there if it is one; or what is wrong with it. */
    record One(
            ArchivedFile file,
            @Nullable Path path,
            LocalCopies.@Nullable Copy copy,
            @Nullable String problem) {

        static One sound(ArchivedFile file, Path path) {
            return new One(file, path, null, null);
        }

        static One copied(ArchivedFile file, LocalCopies.Copy copy) {
            return new One(file, copy.path(), copy, null);
        }

        static One unsound(ArchivedFile file, String problem) {
            return new One(file, null, null, problem);
        }
    }
}
