package io.modelmarket.billing.report;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.period.Months;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The report that finance reconciles by. */
@Path("/v1/finance/report")
@PlatformRole("finance")
class ReportResource {

    /** Each line is cut in its consumer's zone and names it. */
    private static final String OWN_ZONES = "each tenant's own";

    private final ReportReads reads;
    private final Directory directory;
    private final InstantSource clock;

    @Inject
    ReportResource(ReportReads reads, Directory directory, InstantSource clock) {
        this.reads = reads;
        this.directory = directory;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @APIResponseSchema(ReportView.class)
    public Response report(
            @QueryParam("period") @Nullable String period,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("format") @DefaultValue("json") String format) {
        YearMonth month = Months.parse(period);
        Report report = Report.of(
                month,
                tenant == null ? OWN_ZONES : zone(tenant),
                clock.instant(),
                reads.lines(month.atDay(1), tenant),
                reads.shares(month.atDay(1), tenant));
        return switch (format) {
            case "json" ->
                Response.ok(ReportView.of(report), MediaType.APPLICATION_JSON).build();
            case "csv" ->
                Response.ok(new ReportCsv(report).text(), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"report-" + month + ".csv\"")
                        .build();
            default -> throw new ProblemException(ProblemType.INVALID_REQUEST, "format must be json or csv.");
        };
    }

    private String zone(String tenant) {
        try {
            return directory
                    .tenant(new TenantId(tenant))
                    .orElseThrow(() -> unknown(tenant))
                    .zone()
                    .getId();
        } catch (IllegalArgumentException e) {
            throw unknown(tenant);
        }
    }

    private static ProblemException unknown(String tenant) {
        return new ProblemException(ProblemType.UNPROCESSABLE, "there is no tenant '" + tenant + "'.");
    }
}
