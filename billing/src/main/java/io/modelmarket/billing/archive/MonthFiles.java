package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.FileProblem;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is of a month in the archive.
 *
 * @param sound files that are as they were written, in the order of their hours
 * @param bytes of all that there should be
 * @param problems those that are not sound
 * @param unarchived records that are counted and in no file yet
 */
record MonthFiles(List<ArchivedFile> sound, long bytes, List<FileProblem> problems, long unarchived) {

    /**
     * Refuses to go on without something.
     *
     * @throws ArchiveIncomplete when a file is not as it was written, or a record is in none
     */
    void requireAll() {
        if (!problems.isEmpty()) {
            throw new ArchiveIncomplete(problems.size()
                    + " files of the archive are not as they were written; the first is "
                    + problems.getFirst().path() + ". Reconcile the period to see all of them.");
        }
        if (unarchived > 0) {
            throw new ArchiveIncomplete(unarchived + " records are counted but not archived yet; try again.");
        }
    }

    /**
     * The sound ones, some at once and in order, so that the sums of some hours are made together and few of them have
     * to be kept at hand.
     *
     * @param most events after which others follow; the last file may have more
     */
    List<List<ArchivedFile>> batches(long most) {
        List<List<ArchivedFile>> batches = new ArrayList<>();
        long events = most;
        for (ArchivedFile file : sound) {
            if (events >= most) {
                batches.add(new ArrayList<>());
                events = 0;
            }
            batches.getLast().add(file);
            events += file.content().rows();
        }
        return batches;
    }
}
