package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.Verdict;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.contracts.store.ObjectStoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares a period's rollups with the archive. The rollups are read at one instant together with intake's offsets; the
 * archive then has to reach those offsets, and only what lies before them is recounted. So it is exact while usage goes
 * on. One at a time; across tenants only.
 */
@ApplicationScoped
class Reconciling {

    private static final Logger LOG = Logger.getLogger(Reconciling.class);

    private static final String OWN_ZONES = "each consumer's own";

    private final Recounts recounts;
    private final ArchivedFiles files;
    private final StoredRollups rollups;
    private final ArchiveGaps gaps;
    private final InstantSource clock;
    private final Semaphore turn = new Semaphore(1);

    @Inject
    Reconciling(Recounts recounts, ArchivedFiles files, StoredRollups rollups, ArchiveGaps gaps, InstantSource clock) {
        this.recounts = recounts;
        this.files = files;
        this.rollups = rollups;
        this.gaps = gaps;
        this.clock = clock;
    }

    /** Recounts a month, of one consumer or of all. */
    ReconciliationView reconcile(YearMonth month, @Nullable String tenant) {
        if (!turn.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "usage is being reconciled already; ask again when that is done.");
        }
        Instant asOf = clock.instant();
        try (Recount recount = recounts.begin(month)) {
            Map<Integer, Long> upTo = rollups.load(recount, tenant);
            MonthFiles found = recounts.count(recount, upTo, tenant);
            long differences = recount.differences();
            return new ReconciliationView(
                    month.toString(),
                    OWN_ZONES,
                    found.problems().isEmpty() && differences == 0 ? Verdict.EQUAL : Verdict.DIFFERENT,
                    recount.recountedTotals(),
                    recount.storedTotals(),
                    found.sound(),
                    found.bytes(),
                    found.problems(),
                    files.gaps(),
                    gaps.list(),
                    found.unarchived(),
                    differences,
                    recount.firstDifferences(),
                    asOf);
        } catch (ArchiveFailure e) {
            if (e.getCause() instanceof ObjectStoreException) {
                LOG.error(e.getMessage());
                throw new ProblemException(
                        ProblemType.UNAVAILABLE,
                        "the archive cannot be read just now; reconcile again later, and ask the operator if it stays so.");
            }
            throw e;
        } finally {
            turn.release();
        }
    }
}
