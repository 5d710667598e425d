package io.modelmarket.billing.report.job;

import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.job.ReportJob.State;
import io.modelmarket.billing.report.table.TableFormat;
import io.modelmarket.billing.wire.Page;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked for; what was made of it, once it is.
 *
 * @param failureCode why it could not be made, for programs
 * @param failure why it could not be made and what to do, in English
 * @param requestId of the request that asked, by which the operator finds the log
 */
record ReportJobView(
        UUID id,
        ReportKind kind,
        TableFormat format,
        String period,
        @Nullable String tenant,
        State state,
        Instant requestedAt,
        @Nullable Instant dataAsOf,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable String sha256,
        @Nullable Instant expiresAt,
        @Nullable ReportFailure failureCode,
        @Nullable String failure,
        String requestId) {

    static ReportJobView of(ReportJob job) {
        ReportJob.Outcome outcome = job.outcome();
        return new ReportJobView(
                job.id(),
                job.wish().kind(),
                job.wish().format(),
                job.wish().period().toString(),
                job.wish().tenant(),
                job.state(),
                job.requestedAt(),
                outcome == null ? null : outcome.dataAsOf(),
                outcome == null ? null : outcome.rows(),
                outcome == null ? null : outcome.bytes(),
                outcome == null ? null : outcome.sha256(),
                outcome == null ? null : outcome.expiresAt(),
                job.failure() == null ? null : ReportFailure.of(job.failure()),
                job.failure(),
                job.wish().requestId());
    }

    /** A page of reports. */
    record ReportJobsView(
            List<ReportJobView> items, @Nullable String next) {

        static ReportJobsView of(Page page, List<ReportJob> read) {
            return new ReportJobsView(
                    page.items(read).stream().map(ReportJobView::of).toList(), page.next(read));
        }
    }
}
