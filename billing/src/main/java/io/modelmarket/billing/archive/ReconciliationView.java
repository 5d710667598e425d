package io.modelmarket.billing.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The rollups of a period beside those recounted from the archive. Hours and the period are those of each consumer's
 * zone.
 *
 * @param files how many files were read
 * @param problems files that are not as they were written; they were not read
 * @param gaps records that are in no file
 * @param missing what of the events that are counted was never there to be archived: why sums of their months differ
 * @param unarchived records that are counted but were not archived in time for this
 * @param differences how many sums differ in all
 * @param items the first of them
 */
record ReconciliationView(
        String period,
        String timeZone,
        Verdict verdict,
        Totals archived,
        Totals counted,
        int files,
        long bytes,
        List<FileProblem> problems,
        List<ArchivedFiles.Gap> gaps,
        List<ArchiveGaps.ArchiveGap> missing,
        long unarchived,
        long differences,
        List<Difference> items,
        Instant asOf) {

    /** What a reconciliation comes to: equal only if every sum is and every file is as it was written. */
    @Schema(name = "ReconciliationVerdict")
    enum Verdict {
        EQUAL,
        DIFFERENT
    }

    /** All rollups together. */
    record Totals(
            long rollups,
            long events,
            long requests,
            long failed,
            long rows,
            long computeMicros,
            long bytesIn,
            long bytesOut,
            long tokensIn,
            long tokensOut) {}

    /** A file and what is wrong with it. */
    record FileProblem(String path, int partition, long firstOffset, long lastOffset, String problem) {}

    /**
     * A sum that differs: what the archive comes to, what the rollup has.
     *
     * @param release the version that answered; empty where events name none
     */
    record Difference(
            UUID subscription,
            UUID plan,
            int planVersion,
            Instant hour,
            String release,
            String meter,
            long archived,
            long counted) {}
}
