package io.modelmarket.billing.invoice;

import io.modelmarket.billing.invoice.InvoiceReads.InvoiceSummary;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consumer's invoices. */
@Path("/v1/tenants/{tenant}/invoices")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class InvoiceResource {

    private final InvoiceReads invoices;
    private final Caller caller;

    @Inject
    InvoiceResource(InvoiceReads invoices, Caller caller) {
        this.invoices = invoices;
        this.caller = caller;
    }

    @GET
    public InvoicesView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<InvoiceSummary> read = invoices.list(caller.tenant().value(), page);
        return new InvoicesView(page.items(read), page.next(read));
    }

    @GET
    @Path("{number}")
    public InvoiceView get(@PathParam("tenant") String tenant, @PathParam("number") String number) {
        return invoices.find(caller.tenant().value(), number)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no invoice " + number + " here."));
    }

    /** A page of invoices. */
    record InvoicesView(
            List<InvoiceSummary> items, @Nullable String next) {}
}
