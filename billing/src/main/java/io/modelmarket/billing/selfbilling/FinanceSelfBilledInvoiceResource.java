package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.selfbilling.SelfBilledInvoiceResource.SelfBilledInvoicesView;
import io.modelmarket.billing.selfbilling.SelfBilledReads.SelfBilledSummary;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was invoiced in partners' names, for finance. */
@Path("/v1/finance")
@PlatformRole("finance")
class FinanceSelfBilledInvoiceResource {

    private final SelfBilledReads invoices;

    @Inject
    FinanceSelfBilledInvoiceResource(SelfBilledReads invoices) {
        this.invoices = invoices;
    }

    @GET
    @Path("self-billed-invoices")
    public SelfBilledInvoicesView list(
            @QueryParam("tenant") @Nullable String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<SelfBilledSummary> read = invoices.list(tenant, page);
        return new SelfBilledInvoicesView(page.items(read), page.next(read));
    }

    @GET
    @Path("self-billed-invoices/{number}")
    public SelfBilledInvoiceView get(@PathParam("number") String number) {
        return invoices.find(null, number)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no self-billed invoice " + number + "."));
    }
}
