package io.modelmarket.billing.report.job;

import io.modelmarket.billing.document.Language;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.report.ReportKind;
import io.modelmarket.billing.report.job.ReportJobView.ReportJobsView;
import io.modelmarket.billing.report.table.TableFormat;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.problem.RequestIds;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
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
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A partner or a consumer asks for reports about itself and fetches them when they are made. */
@Path("/v1/tenants/{tenant}/reports")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class OwnReportResource {

    private static final int ACCEPTED = 202;

    private final ReportJobs jobs;
    private final ReportFiles files;
    private final Caller caller;
    private final RoutingContext routing;

    @Inject
    OwnReportResource(ReportJobs jobs, ReportFiles files, Caller caller, RoutingContext routing) {
        this.jobs = jobs;
        this.files = files;
        this.caller = caller;
        this.routing = routing;
    }

    @POST
    @Idempotent
    @TenantRoles(Role.FINANCE)
    @ResponseStatus(ACCEPTED)
    public ReportJobView request(
            @PathParam("tenant") String tenant,
            @NotNull @Valid OwnReportRequest request,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        if (!request.kind().forTenants()) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    request.kind() + " is the platform's own report; ask for one of "
                            + Arrays.stream(ReportKind.values())
                                    .filter(ReportKind::forTenants)
                                    .map(ReportKind::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        String owner = caller.tenant().value();
        Wish wish = new Wish(
                request.kind(),
                request.format(),
                Months.parse(request.period()),
                owner,
                owner,
                Language.of(request.language(), accepted),
                RequestIds.of(routing));
        return ReportJobView.of(jobs.request(wish, caller.subject()));
    }

    @GET
    public ReportJobsView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        return ReportJobsView.of(page, jobs.list(caller.tenant().value(), page));
    }

    @GET
    @Path("{id}")
    public ReportJobView job(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        return ReportJobView.of(jobs.find(caller.tenant().value(), id));
    }

    @GET
    @Path("{id}/content")
    public Response content(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        return files.download(jobs.find(caller.tenant().value(), id));
    }

    /**
     * What to make, of the tenant's own rows: usage, invoices and FOCUS as a consumer; usage and revenue of its models,
     * shares and settlements as a partner.
     *
     * @param language of a PDF, {@code en} or {@code zh-CN}; without it, by Accept-Language
     */
    record OwnReportRequest(
            @NotNull ReportKind kind,
            @NotNull TableFormat format,
            @NotNull @Size(max = 7) String period,
            @Size(max = 10) @Nullable String language) {}
}
