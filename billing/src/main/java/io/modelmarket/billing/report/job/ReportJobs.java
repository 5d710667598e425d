package io.modelmarket.billing.report.job;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.job.ReportJob.Outcome;
import io.modelmarket.billing.report.job.ReportJob.State;
import io.modelmarket.billing.report.table.TableFormat;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Report jobs in their table. Asking and finding is finance's or a tenant's own; the rest is done across tenants. */
@ApplicationScoped
class ReportJobs {

    private final Database database;
    private final JobConfig config;
    private final InstantSource clock;
    private final Event<Asked> asked;

    /** A report waits to be made, as soon as the transaction is committed. */
    record Asked(UUID job) {}

    @Inject
    ReportJobs(Database database, JobConfig config, InstantSource clock, Event<Asked> asked) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.asked = asked;
    }

    /**
     * Asks for a report.
     *
     * @throws ProblemException when too many wait or are kept
     */
    @Transactional
    public ReportJob request(Wish wish, String by) {
        String owner = wish.owner();
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('report jobs ' || coalesce(?, ''), 0))",
                row -> true,
                owner);
        long open = count("state IN ('QUEUED', 'RUNNING')", owner);
        long kept = count("state = 'DONE'", owner);
        int mostOpen = owner == null ? config.mostOpen() : config.mostOpenOfTenant();
        int mostKept = owner == null ? config.mostKept() : config.mostKeptOfTenant();
        if (open >= mostOpen || kept + open >= mostKept) {
            throw new ProblemException(
                    ProblemType.RATE_LIMITED,
                    open + " reports wait and " + kept + " are kept, of at most " + mostOpen + " and " + mostKept
                            + "; ask again when some are made or have expired.");
        }
        ReportJob job = new ReportJob(UUID.randomUUID(), wish, State.QUEUED, 0, clock.instant(), null, null);
        database.update(
                """
                INSERT INTO report_job (id, kind, format, period, tenant, owner, language, request_id, state,
                    requested_by, requested_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                job.id(),
                wish.kind(),
                wish.format(),
                wish.period().atDay(1),
                wish.tenant(),
                owner,
                wish.language().tag(),
                wish.requestId(),
                State.QUEUED,
                by,
                job.requestedAt());
        asked.fire(new Asked(job.id()));
        return job;
    }

    /**
     * One.
     *
     * @param owner whose it must be; null for finance's
     * @throws ProblemException when there is none of that id of theirs
     */
    @Transactional
    public ReportJob find(@Nullable String owner, UUID id) {
        return database.first(
                        "SELECT * FROM report_job WHERE id = ? AND owner IS NOT DISTINCT FROM ?",
                        ReportJobs::job,
                        id,
                        owner)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no report " + id + "."));
    }

    /** A tenant's or finance's, latest first. */
    @Transactional
    public List<ReportJob> list(@Nullable String owner, Page page) {
        return database.query(
                "SELECT * FROM report_job WHERE owner IS NOT DISTINCT FROM ?"
                        + " ORDER BY requested_at DESC, id LIMIT ? OFFSET ?",
                ReportJobs::job,
                owner,
                page.rowsToRead(),
                page.offset());
    }

    /** Takes the next job that waits, or that nobody holds any more, and holds it. */
    @Transactional
    public Optional<ReportJob> take() {
        Instant now = clock.instant();
        database.update("""
                UPDATE report_job SET state = 'FAILED', held_until = NULL, finished_at = ?,
                    failure = ?
                WHERE state = 'RUNNING' AND held_until < ? AND attempts - given_back >= ?
                """, now, ReportFailure.INTERRUPTED.words(), now, config.attempts());
        return database.first("""
                UPDATE report_job SET state = 'RUNNING', held_until = ?, attempts = attempts + 1
                WHERE id = (SELECT id FROM report_job WHERE state = 'QUEUED' OR (state = 'RUNNING' AND held_until < ?)
                            ORDER BY requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
                RETURNING *
                """, ReportJobs::job, now.plus(config.hold()), now);
    }

    /** Says again that the job is held, by whoever makes this attempt. */
    @Transactional
    public void hold(ReportJob job) {
        database.update(
                "UPDATE report_job SET held_until = ? WHERE id = ? AND attempts = ? AND state = 'RUNNING'",
                clock.instant().plus(config.hold()),
                job.id(),
                job.attempts());
    }

    /** Lets a job wait again that this instance cannot finish; the attempt does not count. */
    @Transactional
    public void giveBack(ReportJob job) {
        database.update("""
                UPDATE report_job SET state = 'QUEUED', held_until = NULL, given_back = given_back + 1
                WHERE id = ? AND attempts = ? AND state = 'RUNNING'
                """, job.id(), job.attempts());
    }

    /** Whether that is the job's outcome; not where another has begun it again since. */
    @Transactional
    public boolean done(ReportJob job, Outcome outcome) {
        return database.update(
                        """
                UPDATE report_job SET state = 'DONE', held_until = NULL, finished_at = ?, data_as_of = ?, rows = ?,
                    bytes = ?, sha256 = ?, expires_at = ?
                WHERE id = ? AND attempts = ? AND state = 'RUNNING'
                """,
                        clock.instant(),
                        outcome.dataAsOf(),
                        outcome.rows(),
                        outcome.bytes(),
                        outcome.sha256(),
                        outcome.expiresAt(),
                        job.id(),
                        job.attempts())
                == 1;
    }

    @Transactional
    public void failed(ReportJob job, String why) {
        database.update("""
                UPDATE report_job SET state = 'FAILED', held_until = NULL, finished_at = ?, failure = ?
                WHERE id = ? AND attempts = ? AND state = 'RUNNING'
                """, clock.instant(), why, job.id(), job.attempts());
    }

    /** Ends what was kept long enough; what it was. */
    @Transactional
    public List<ReportJob> expire(Instant now) {
        return database.query(
                "UPDATE report_job SET state = 'EXPIRED' WHERE state = 'DONE' AND expires_at <= ? RETURNING *",
                ReportJobs::job,
                now);
    }

    /** What the files are called of reports that are kept, or being made. */
    @Transactional
    public Set<String> storedNames() {
        return Set.copyOf(database.query(
                "SELECT * FROM report_job WHERE state IN ('RUNNING', 'DONE')", row -> job(row).storedName()));
    }

    private long count(String which, @Nullable String owner) {
        return database.first(
                        "SELECT count(*) FROM report_job WHERE owner IS NOT DISTINCT FROM ? AND " + which,
                        row -> row.getLong(1),
                        owner)
                .orElseThrow();
    }

    private static ReportJob job(ResultSet row) throws SQLException {
        return new ReportJob(
                row.getObject("id", UUID.class),
                new Wish(
                        ReportKind.valueOf(row.getString("kind")),
                        TableFormat.valueOf(row.getString("format")),
                        YearMonth.from(row.getDate("period").toLocalDate()),
                        row.getString("tenant"),
                        row.getString("owner"),
                        Language.tagged(row.getString("language")),
                        row.getString("request_id")),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Database.instant(row, "requested_at"),
                outcome(row),
                row.getString("failure"));
    }

    private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
        Instant asOf = Database.instantOrNull(row, "data_as_of");
        return asOf == null
                ? null
                : new Outcome(
                        asOf,
                        row.getLong("rows"),
                        row.getLong("bytes"),
                        Objects.requireNonNull(row.getString("sha256")),
                        Database.instant(row, "expires_at"));
    }
}
