package io.modelmarket.billing.archive;

import io.modelmarket.billing.archive.ReconciliationView.FileProblem;
import io.modelmarket.billing.archive.ReconciliationView.Verdict;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.subscription.Metered;
import io.modelmarket.billing.subscription.SubscriptionLookup;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Compares a period's rollups with the archive. The rollups are read at one instant together with intake's offsets; the
 * archive then has to reach those offsets, and only what lies before them is recounted. So it is exact while usage goes
 * on. One at a time; across tenants only.
 */
@ApplicationScoped
class Reconciling {

    /** No zone is further ahead of UTC, or further behind. */
    private static final ZoneOffset EASTMOST = ZoneOffset.ofHours(14);

    private static final ZoneOffset WESTMOST = ZoneOffset.ofHours(-12);
    private static final int LONGEST_SECONDS = 3600;
    private static final String OWN_ZONES = "each consumer's own";

    private final ArchivedFiles files;
    private final ArchiveFolder folder;
    private final CatchingUp catchingUp;
    private final Database database;
    private final SubscriptionLookup subscriptions;
    private final InstantSource clock;
    private final Semaphore turn = new Semaphore(1);

    @Inject
    Reconciling(
            ArchivedFiles files,
            ArchiveFolder folder,
            CatchingUp catchingUp,
            Database database,
            SubscriptionLookup subscriptions,
            InstantSource clock) {
        this.files = files;
        this.folder = folder;
        this.catchingUp = catchingUp;
        this.database = database;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Recounts a month, of one consumer or of all. */
    ReconciliationView reconcile(YearMonth month, @Nullable String tenant) {
        if (!turn.tryAcquire()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "usage is being reconciled already; ask again when that is done.");
        }
        Instant asOf = clock.instant();
        try (Recount recount = new Recount(folder.columns(Runtime.getRuntime().availableProcessors()), month)) {
            Map<Integer, Long> upTo =
                    QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> load(recount, month, tenant));
            long unarchived = catchingUp.await(upTo);
            List<ArchivedFile> wanted = files.answeredWithin(
                    month.atDay(1).atStartOfDay(EASTMOST).toInstant(),
                    month.plusMonths(1).atDay(1).atStartOfDay(WESTMOST).toInstant());
            List<FileProblem> problems = problems(wanted);
            List<Path> sound = wanted.stream()
                    .map(file -> file.span().path())
                    .filter(path -> problems.stream()
                            .noneMatch(problem -> problem.path().equals(path)))
                    .map(folder::at)
                    .toList();
            recount(recount, sound, upTo, tenant);
            long differences = recount.differences();
            return new ReconciliationView(
                    month.toString(),
                    OWN_ZONES,
                    problems.isEmpty() && differences == 0 ? Verdict.EQUAL : Verdict.DIFFERENT,
                    recount.recountedTotals(),
                    recount.storedTotals(),
                    sound.size(),
                    wanted.stream().mapToLong(ArchivedFile::bytes).sum(),
                    problems,
                    files.gaps(),
                    unarchived,
                    differences,
                    recount.firstDifferences(),
                    asOf);
        } finally {
            turn.release();
        }
    }

    /** Reads the rollups, and in the same statement how far intake is: a statement sees one instant. */
    private Map<Integer, Long> load(Recount recount, YearMonth month, @Nullable String tenant) {
        Map<Integer, Long> upTo = new HashMap<>();
        try (DuckDBAppender rows = recount.stored()) {
            database.each("""
                    SELECT NULL::uuid AS subscription_id, NULL::uuid AS plan_id, partition AS plan_version, 0 AS hour,
                           next_offset AS events, 0 AS requests, 0 AS failed, 0 AS rows_in, 0 AS compute_micros,
                           0 AS bytes_in, 0 AS bytes_out FROM intake_offset
                    UNION ALL
                    SELECT subscription_id, plan_id, plan_version, extract(epoch FROM hour)::bigint, events, requests,
                           failed, rows_in, compute_micros, bytes_in, bytes_out
                    FROM usage_rollup WHERE period = ? AND (?::text IS NULL OR tenant = ?)
                    """, row -> load(row, rows, upTo), month.atDay(1), tenant, tenant);
        } catch (SQLException e) {
            throw ColumnStore.failure("the rollups cannot be compared", e);
        }
        return upTo;
    }

    private static void load(ResultSet row, DuckDBAppender rows, Map<Integer, Long> upTo) throws SQLException {
        UUID subscription = row.getObject("subscription_id", UUID.class);
        if (subscription == null) {
            upTo.put(row.getInt("plan_version"), row.getLong("events"));
            return;
        }
        rows.beginRow().append(subscription).append(row.getObject("plan_id", UUID.class));
        rows.append(row.getInt("plan_version")).append(row.getLong("hour"));
        rows.append(row.getLong("events")).append(row.getLong("requests")).append(row.getLong("failed"));
        rows.append(row.getLong("rows_in")).append(row.getLong("compute_micros"));
        rows.append(row.getLong("bytes_in")).append(row.getLong("bytes_out")).endRow();
    }

    private List<FileProblem> problems(List<ArchivedFile> wanted) {
        List<FileProblem> problems = new ArrayList<>();
        for (ArchivedFile file : wanted) {
            ArchivedFile.Span span = file.span();
            folder.problem(span.path(), file.bytes(), file.sha256())
                    .ifPresent(problem -> problems.add(
                            new FileProblem(span.path(), span.partition(), span.first(), span.last(), problem)));
        }
        return problems;
    }

    private void recount(Recount recount, List<Path> sound, Map<Integer, Long> upTo, @Nullable String tenant) {
        if (sound.isEmpty()) {
            return;
        }
        recount.sum(sound, upTo, tenant);
        Map<UUID, ZoneId> zones = new HashMap<>();
        for (Metered subscription : subscriptions.find(recount.subscriptions()).values()) {
            zones.put(subscription.id(), subscription.zone());
        }
        try {
            recount.roll(zones);
        } catch (SQLException e) {
            throw ColumnStore.failure("the rollups cannot be recounted", e);
        }
    }
}
