package io.modelmarket.billing.credit;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consumer's credit notes. */
@Path("/v1/tenants/{tenant}/credit-notes")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class OwnCreditNoteResource {

    private final CreditNoteReads reads;
    private final Caller caller;

    @Inject
    OwnCreditNoteResource(CreditNoteReads reads, Caller caller) {
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    public CreditNoteResource.CreditNotesView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<CreditNoteView> read = reads.list(caller.tenant().value(), page);
        return new CreditNoteResource.CreditNotesView(page.items(read), page.next(read));
    }
}
