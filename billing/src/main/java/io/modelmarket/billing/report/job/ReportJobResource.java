package io.modelmarket.billing.report.job;

import io.modelmarket.billing.agreement.AgreementConfig;
import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.job.ReportJobView.ReportJobsView;
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
    private final Directory directory;
    private final AgreementConfig config;
    private final Caller caller;
    private final RoutingContext routing;

    @Inject
    ReportJobResource(
            ReportJobs jobs,
            ReportFiles files,
            Directory directory,
            AgreementConfig config,
            Caller caller,
            RoutingContext routing) {
        this.jobs = jobs;
        this.files = files;
        this.directory = directory;
        this.config = config;
        this.caller = caller;
        this.routing = routing;
    }

    @POST
    @Idempotent
    @ResponseStatus(ACCEPTED)
    public ReportJobView request(
            @NotNull @Valid ReportRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        String tenant = request.tenant();
        if (tenant != null && !tenant.equals(config.platformTenant()) && !directory.hasEverKnown(tenant)) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "There is no tenant '" + tenant + "'.");
        }
        Wish wish = new Wish(
                request.kind(),
                request.format(),
                Months.parse(request.period()),
                tenant,
                null,
                Language.of(request.language(), accepted),
                RequestIds.of(routing));
        return ReportJobView.of(jobs.request(wish, caller.subject()));
    }

    @GET
    public ReportJobsView list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        return ReportJobsView.of(page, jobs.list(null, page));
    }

    @GET
    @Path("{id}")
    public ReportJobView job(@PathParam("id") UUID id) {
        return ReportJobView.of(jobs.find(null, id));
    }

    @GET
    @Path("{id}/content")
    public Response content(@PathParam("id") UUID id) {
        return files.download(jobs.find(null, id));
    }

    /**
     * What to make. Receivables and payables are as of the period's end in the seller's zone or, until that is past, as
     * of when they are made.
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
}
