package io.modelmarket.billing.report.job;

import io.modelmarket.billing.archive.ArchiveIncomplete;
import io.modelmarket.billing.report.job.ReportJob.Outcome;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the reports that wait, one at a time in each instance, and deletes those that are old. */
@ApplicationScoped
class ReportMaking {

    private static final Logger LOG = Logger.getLogger(ReportMaking.class);

    private final ReportJobs jobs;
    private final ReportFiles files;
    private final ReportContent content;
    private final JobConfig config;
    private final TenantScope scope;
    private final InstantSource clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<@Nullable ReportJob> making = new AtomicReference<>();
    private volatile boolean ending;

    @Inject
    ReportMaking(
            ReportJobs jobs,
            ReportFiles files,
            ReportContent content,
            JobConfig config,
            TenantScope scope,
            InstantSource clock) {
        this.jobs = jobs;
        this.files = files;
        this.content = content;
        this.config = config;
        this.scope = scope;
        this.clock = clock;
    }

    @Scheduled(
            every = "${market.report.look-every:1s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void makeThoseThatWait() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            scope.runAsPlatform(() -> {
                for (Optional<ReportJob> job = next(); job.isPresent(); job = next()) {
                    make(job.get());
                }
            });
        } finally {
            busy.set(false);
        }
    }

    /** Begins at once with a report that has just been asked for; the schedule finds it if that does not. */
    void makeNow(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportJobs.Asked asked) {
        if (!isOff(config.lookEvery())) {
            Thread.ofVirtual().name("report").start(this::makeThoseThatWait);
        }
    }

    /** Nothing more is begun, and what is begun waits again for another instance or the next start. */
    void end(@Observes ShutdownEvent event) {
        ending = true;
        giveBack();
    }

    private Optional<ReportJob> next() {
        return ending ? Optional.empty() : jobs.take();
    }

    private void giveBack() {
        ReportJob job = making.get();
        if (job != null) {
            scope.runAsPlatform(() -> jobs.giveBack(job));
        }
    }

    /** As the scheduler reads it. */
    static boolean isOff(String every) {
        return every.equalsIgnoreCase("off") || every.equalsIgnoreCase("disabled");
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void holdWhatIsBeingMade() {
        ReportJob job = making.get();
        if (job != null) {
            scope.runAsPlatform(() -> jobs.hold(job));
        }
    }

    @Scheduled(
            every = "${market.report.expire-every:1m}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expireRegularly() {
        scope.runAsPlatform(() -> expire(clock.instant()));
    }

    /** Deletes what is old at {@code now}, also what is left of attempts that were killed. Across tenants only. */
    void expire(Instant now) {
        jobs.expire(now).forEach(job -> files.delete(job.storedName()));
        List<String> old = files.untouchedSince(now.minus(config.keep()));
        if (!old.isEmpty()) {
            Set<String> kept = jobs.storedNames();
            old.stream().filter(name -> !kept.contains(name)).forEach(files::delete);
        }
    }

    /** Makes a job that is held. Across tenants only. */
    void make(ReportJob job) {
        making.set(job);
        if (ending) {
            giveBack();
            making.set(null);
            return;
        }
        try {
            Instant readAt = clock.instant();
            ReportFiles.Written written = files.write(job.storedName(), out -> content.write(job.wish(), readAt, out));
            boolean kept = jobs.done(
                    job,
                    new Outcome(
                            content.asOf(job.wish(), readAt),
                            written.rows(),
                            written.bytes(),
                            written.sha256(),
                            clock.instant().plus(config.keep())));
            if (!kept) {
                files.delete(job.storedName());
            }
        } catch (ProblemException e) {
            jobs.failed(job, e.detail());
        } catch (Exception e) { // whatever it is, the next report is to be made
            Wish wish = job.wish();
            LOG.errorf(
                    e,
                    "report %s (%s of %s, asked for by request %s) cannot be made",
                    job.id(),
                    wish.kind(),
                    wish.period(),
                    wish.requestId());
            ReportFailure why = e instanceof ArchiveIncomplete ? ReportFailure.NOT_ARCHIVED : ReportFailure.FAULT;
            jobs.failed(job, why.words());
        } finally {
            making.set(null);
        }
    }
}
