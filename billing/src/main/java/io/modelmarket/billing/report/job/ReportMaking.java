package io.modelmarket.billing.report.job;

import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.ReportScope;
import io.modelmarket.billing.report.ReportSource;
import io.modelmarket.billing.report.job.ReportJob.Outcome;
import io.modelmarket.billing.report.table.TableWriter;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes the reports that wait, one at a time in each instance, and deletes those that are old. */
@ApplicationScoped
class ReportMaking {

    private static final Logger LOG = Logger.getLogger(ReportMaking.class);
    private static final int LONGEST_FAILURE = 500;

    private final ReportJobs jobs;
    private final ReportFiles files;
    private final List<ReportSource> sources;
    private final JobConfig config;
    private final TenantScope scope;
    private final InstantSource clock;
    private final AtomicReference<@Nullable ReportJob> making = new AtomicReference<>();

    @Inject
    ReportMaking(
            ReportJobs jobs,
            ReportFiles files,
            @All List<ReportSource> sources,
            JobConfig config,
            TenantScope scope,
            InstantSource clock) {
        this.jobs = jobs;
        this.files = files;
        this.sources = sources;
        this.config = config;
        this.scope = scope;
        this.clock = clock;
    }

    @Scheduled(
            every = "${market.report.look-every:1s}",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void makeThoseThatWait() {
        scope.runAsPlatform(() -> {
            for (Optional<ReportJob> job = jobs.take(); job.isPresent(); job = jobs.take()) {
                make(job.get());
            }
        });
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

    /** Deletes what is old at {@code now}. Across tenants only. */
    void expire(Instant now) {
        jobs.expire(now).forEach(job -> files.delete(job.storedName()));
    }

    /** Makes a job that is held. Across tenants only. */
    void make(ReportJob job) {
        making.set(job);
        try {
            Instant asOf = clock.instant();
            ReportScope what = new ReportScope(job.period(), job.tenant(), asOf);
            ReportFiles.Written written = files.write(job.storedName(), out -> write(job, what, out));
            boolean kept = jobs.done(
                    job,
                    new Outcome(
                            asOf,
                            written.rows(),
                            written.bytes(),
                            written.sha256(),
                            clock.instant().plus(config.keep())));
            if (!kept) {
                files.delete(job.storedName());
            }
        } catch (Exception e) { // whatever it is, the next report is to be made
            LOG.warnf(e, "report %s of %s cannot be made", job.kind(), job.period());
            String why = String.valueOf(e.getMessage());
            jobs.failed(job, why.substring(0, Math.min(why.length(), LONGEST_FAILURE)));
        } finally {
            making.set(null);
        }
    }

    private long write(ReportJob job, ReportScope what, OutputStream out) throws IOException {
        ReportSource source = source(job.kind());
        try (TableWriter table = job.format().open(out, job.kind().name(), source.columns())) {
            source.read(what, table::row);
            return table.rows();
        }
    }

    private ReportSource source(ReportKind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
