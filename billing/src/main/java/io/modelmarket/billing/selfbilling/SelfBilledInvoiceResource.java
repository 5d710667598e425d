package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.selfbilling.SelfBilledReads.SelfBilledSummary;
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

/** What was invoiced in a partner's name. */
@Path("/v1/tenants/{tenant}/self-billed-invoices")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class SelfBilledInvoiceResource {

    private final SelfBilledReads invoices;
    private final Caller caller;

    @Inject
    SelfBilledInvoiceResource(SelfBilledReads invoices, Caller caller) {
        this.invoices = invoices;
        this.caller = caller;
    }

    @GET
    public SelfBilledInvoicesView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<SelfBilledSummary> read = invoices.list(caller.tenant().value(), page);
        return new SelfBilledInvoicesView(page.items(read), page.next(read));
    }

    @GET
    @Path("{number}")
    public SelfBilledInvoiceView get(@PathParam("tenant") String tenant, @PathParam("number") String number) {
        return invoices.find(caller.tenant().value(), number)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no self-billed invoice " + number + " here."));
    }

    /** A page of self-billed invoices. */
    record SelfBilledInvoicesView(
            List<SelfBilledSummary> items, @Nullable String next) {}
}
