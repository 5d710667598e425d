package io.modelmarket.billing.report.job;

import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.job.ReportJob.State;
import io.modelmarket.billing.report.table.TableFormat;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.problem.RequestIds;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Finance asks for reports and fetches them when they are made. */
@Path("/v1/finance/reports")
@PlatformRole("finance")
class ReportJobResource {

    private static final int ACCEPTED = 202;

    private final ReportJobs jobs;
    private final ReportFiles files;
    private final Caller caller;
    private final RoutingContext routing;

    @Inject
    ReportJobResource(ReportJobs jobs, ReportFiles files, Caller caller, RoutingContext routing) {
        this.jobs = jobs;
        this.files = files;
        this.caller = caller;
        this.routing = routing;
    }

    @POST
    @Idempotent
    @ResponseStatus(ACCEPTED)
    public ReportJobView request(
            @NotNull @Valid ReportRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Wish wish = new Wish(
                request.kind(),
                request.format(),
                Months.parse(request.period()),
                request.tenant(),
                Language.of(request.language(), accepted),
                RequestIds.of(routing));
        return ReportJobView.of(jobs.request(wish, caller.subject()));
    }

    @GET
    public ReportJobsView list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<ReportJob> read = jobs.list(page);
        return new ReportJobsView(
                page.items(read).stream().map(ReportJobView::of).toList(), page.next(read));
    }

    @GET
    @Path("{id}")
    public ReportJobView job(@PathParam("id") UUID id) {
        return ReportJobView.of(found(id));
    }

    @GET
    @Path("{id}/content")
    public Response content(@PathParam("id") UUID id) {
        ReportJob job = found(id);
        ReportJob.Outcome outcome = job.outcome();
        if (outcome == null) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the report is not made; its state is " + job.state() + ".");
        }
        java.nio.file.Path file =
                job.state() == State.DONE ? files.find(job.storedName()).orElse(null) : null;
        if (file == null) {
            throw new ProblemException(ProblemType.NOT_FOUND, "the report has expired; ask for it again.");
        }
        return Response.ok(file.toFile(), job.wish().format().mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + job.fileName() + "\"")
                .header("ETag", "\"" + outcome.sha256() + "\"")
                .build();
    }

    private ReportJob found(UUID id) {
        return jobs.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no report " + id + "."));
    }

    /**
     * What to make. Receivables and payables are as of when they are made, whatever the period.
     *
     * @param tenant only its rows: the consumer's, in shares and payables the partner's; without it, all
     * @param language of a PDF, {@code en} or {@code zh-CN}; without it, by Accept-Language
     */
    record ReportRequest(
            @NotNull ReportKind kind,
            @NotNull TableFormat format,
            @NotNull @Size(max = 7) String period,
            @Size(min = 1, max = 63) @Nullable String tenant,
            @Size(max = 10) @Nullable String language) {}

    /**
     * A report that was asked for; what was made of it, once it is.
     *
     * @param failure why it could not be made and what to do
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
                    job.failure(),
                    job.wish().requestId());
        }
    }

    /** A page of reports. */
    record ReportJobsView(
            List<ReportJobView> items, @Nullable String next) {}
}
