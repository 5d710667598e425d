package io.modelmarket.billing.close;

import io.modelmarket.billing.close.CloseRunView.CloseFailureView;
import io.modelmarket.billing.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Which consumers a close could not issue, or not as they were approved, and why, the last time it was tried. Within a
 * transaction only.
 */
@ApplicationScoped
class CloseFailures {

    /** Most that are shown of one close. */
    private static final int MOST = 100;

    private final Database database;
    private final CloseRuns runs;
    private final InstantSource clock;

    @Inject
    CloseFailures(Database database, CloseRuns runs, InstantSource clock) {
        this.database = database;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Writes one down; it stands in the history of the close as often as the reason is another.
     *
     * @return whether that is so
     */
    boolean record(CloseRun run, String tenant, String reason, String by) {
        boolean news = database.first(
                        "SELECT 1 FROM close_failure WHERE run_id = ? AND tenant = ? AND reason = ?",
                        row -> true,
                        run.id(),
                        tenant,
                        reason)
                .isEmpty();
        Instant now = clock.instant();
        database.update("""
                INSERT INTO close_failure AS f (run_id, tenant, reason, first_at, last_at, times)
                VALUES (?, ?, ?, ?, ?, 1)
                ON CONFLICT (run_id, tenant) DO UPDATE
                SET reason = excluded.reason, last_at = excluded.last_at, times = f.times + 1
                """, run.id(), tenant, reason, now, now);
        if (news) {
            runs.record(run, by, "FAILED", tenant + ": " + reason);
        }
        return news;
    }

    /** Why the first consumer of a close, by name, is not issued. */
    String first(CloseRun run) {
        return of(run.id()).stream().findFirst().map(CloseFailureView::reason).orElse("");
    }

    /** The first of those that are not issued yet, by consumer. */
    List<CloseFailureView> of(UUID run) {
        return database.query(
                """
                SELECT f.tenant, f.reason, f.first_at, f.last_at, f.times
                FROM close_failure f JOIN close_run r ON r.id = f.run_id
                WHERE f.run_id = ? AND NOT EXISTS (
                    SELECT 1 FROM period_close c WHERE c.tenant = f.tenant AND c.period = r.period AND NOT c.interim
                        AND c.closed_at >= f.last_at)
                ORDER BY f.tenant LIMIT ?
                """,
                row -> new CloseFailureView(
                        row.getString("tenant"),
                        CloseFailureCode.of(row.getString("reason")),
                        row.getString("reason"),
                        Database.instant(row, "first_at"),
                        Database.instant(row, "last_at"),
                        row.getInt("times")),
                run,
                MOST);
    }
}
