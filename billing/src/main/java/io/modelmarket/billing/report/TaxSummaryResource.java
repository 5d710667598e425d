package io.modelmarket.billing.report;

import io.modelmarket.billing.period.Months;
import io.modelmarket.billing.period.Period;
import io.modelmarket.billing.tax.SellerConfig;
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
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What the tax return is written from. */
@Path("/v1/finance/tax-summary")
@PlatformRole("finance")
class TaxSummaryResource {

    private final TaxSummaryReads reads;
    private final ZoneId zone;
    private final InstantSource clock;

    @Inject
    TaxSummaryResource(TaxSummaryReads reads, SellerConfig seller, InstantSource clock) {
        this.reads = reads;
        this.zone = seller.timeZone();
        this.clock = clock;
    }

    /** Invoices and credit notes, and self-billed invoices, issued in a month of the seller's zone. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @APIResponseSchema(TaxSummary.class)
    public Response summary(
            @QueryParam("period") @Nullable String period, @QueryParam("format") @DefaultValue("json") String format) {
        Period month = new Period(Months.parse(period), zone);
        TaxSummary summary = TaxSummary.of(month, clock.instant(), reads.output(month), reads.input(month));
        return switch (format) {
            case "json" -> Response.ok(summary, MediaType.APPLICATION_JSON).build();
            case "csv" ->
                Response.ok(TaxSummaryCsv.text(summary), "text/csv;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"tax-" + month + ".csv\"")
                        .build();
            default -> throw new ProblemException(ProblemType.INVALID_REQUEST, "format must be json or csv.");
        };
    }
}
