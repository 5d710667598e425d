package io.modelmarket.billing.report;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.wire.Page;
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
import java.time.LocalDate;
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

    /** A page of lines in JSON, all of them in CSV; shares, totals and {@code reconciled} are of all in either. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @APIResponseSchema(ReportView.class)
    public Response report(
            @QueryParam("period") @Nullable String period,
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("format") @DefaultValue("json") String format,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        YearMonth month = Months.parse(period);
        Page page = Page.of(cursor, limit);
        Report.Head head = new Report.Head(month, tenant == null ? OWN_ZONES : zone(tenant), clock.instant());
        LocalDate first = month.atDay(1);
        return switch (format) {
            case "json" -> {
                Report.Pages pages = new Report.Pages(page);
                reads.each(first, tenant, pages::add);
                Report report = pages.end(head, reads.shares(first, tenant));
                yield Response.ok(ReportView.of(report), MediaType.APPLICATION_JSON)
                        .build();
            }
            case "csv" -> {
                ReportCsv csv = new ReportCsv(head);
                reads.each(first, tenant, csv::add);
                yield Response.ok(csv.end(reads.shares(first, tenant)), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"report-" + month + ".csv\"")
                        .build();
            }
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
