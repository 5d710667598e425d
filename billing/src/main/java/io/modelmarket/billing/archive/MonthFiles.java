package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.FileProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a month in the archive. Its files are read through before they are handed on, as many at a time as
 * their place has room for; where it has room for all, once, and they are there until this is closed. For one thread.
 */
final class MonthFiles implements AutoCloseable {

    private final ArchivePlace place;
    private final List<ArchivedFile> wanted;
    private final long unarchived;
    private final List<List<ArchivedFile>> shares;
    private final Map<String, FileProblem> problems = new LinkedHashMap<>();
    private @Nullable Reading all;

    /**
     * Those that there should be.
     *
     * @param unarchived records that are counted and in no file yet
     */
    MonthFiles(ArchivePlace place, List<ArchivedFile> wanted, long unarchived) {
        this.place = place;
        this.wanted = wanted.stream()
                .sorted(Comparator.comparing(file -> file.span().hour()))
                .toList();
        this.unarchived = unarchived;
        this.shares = shares(this.wanted, place.bytesAtOnce());
    }

    /**
     * Hands on the sound files, some at once and in the order of their hours, so that the sums of some hours are made
     * together and few of them have to be kept at hand.
     *
     * @param most events after which others follow; the last file may have more
     * @throws ArchiveFailure when their place cannot be reached
     */
    void each(long most, Consumer<Reading.Some> sink) {
        for (List<ArchivedFile> share : shares) {
            Reading reading = all == null ? place.read(share) : all;
            try {
                reading.problems().forEach(problem -> problems.put(problem.path(), problem));
                reading.batches(most).forEach(sink);
            } finally {
                if (shares.size() > 1) {
                    reading.close();
                } else {
                    all = reading;
                }
            }
        }
    }

    /**
     * Refuses to go on without something.
     *
     * @throws ArchiveIncomplete when a file was not as it was written, or a record is in none
     */
    void requireAll() {
        if (!problems.isEmpty()) {
            throw new ArchiveIncomplete(problems.size()
                    + " files of the archive are not as they were written; the first is "
                    + problems.values().iterator().next().path() + ". Reconcile the period to see all of them.");
        }
        if (unarchived > 0) {
            throw new ArchiveIncomplete(unarchived + " records are counted but not archived yet; try again.");
        }
    }

    /** Whether any of them has usage that says in which region it was served. */
    boolean nameRegions() {
        return wanted.stream().anyMatch(file -> file.content().regional());
    }

    /** How many were sound. */
    int sound() {
        return wanted.size() - problems.size();
    }

    /** Of all that there should be. */
    long bytes() {
        return wanted.stream().mapToLong(ArchivedFile::bytes).sum();
    }

    /** What was wrong with the others, in the order of their hours. */
    List<FileProblem> problems() {
        return List.copyOf(problems.values());
    }

    long unarchived() {
        return unarchived;
    }

    @Override
    public void close() {
        if (all != null) {
            all.close();
        }
    }

    private static List<List<ArchivedFile>> shares(List<ArchivedFile> files, long room) {
        List<List<ArchivedFile>> shares = new ArrayList<>();
        long bytes = 0;
        for (ArchivedFile file : files) {
            if (shares.isEmpty() || file.bytes() > room - bytes) {
                shares.add(new ArrayList<>());
                bytes = 0;
            }
            shares.getLast().add(file);
            bytes += file.bytes();
        }
        return shares;
    }
}
