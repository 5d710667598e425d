package io.modelmarket.billing.agreement;

import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What a tenant might propose, before anybody else sees it. */
@Path("/v1/tenants/{tenant}/agreement-drafts")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class AgreementDraftResource {

    private static final int CREATED = 201;

    private final AgreementDrafts drafts;
    private final AgreementReads reads;
    private final Caller caller;

    @Inject
    AgreementDraftResource(AgreementDrafts drafts, AgreementReads reads, Caller caller) {
        this.drafts = drafts;
        this.reads = reads;
        this.caller = caller;
    }

    @POST
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public AgreementDrafts.Draft keep(@PathParam("tenant") String tenant, @NotNull @Valid AgreementRequest request) {
        return drafts.keep(caller.tenant(), request);
    }

    @GET
    public DraftsView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<AgreementDrafts.Draft> read = drafts.list(caller.tenant(), page);
        return new DraftsView(page.items(read), page.next(read));
    }

    @GET
    @Path("{id}")
    public AgreementDrafts.Draft get(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        return drafts.find(caller.tenant(), id);
    }

    @PUT
    @Path("{id}")
    @TenantRoles(Role.FINANCE)
    public AgreementDrafts.Draft change(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid AgreementRequest request) {
        return drafts.change(caller.tenant(), id, request);
    }

    @DELETE
    @Path("{id}")
    @TenantRoles(Role.FINANCE)
    public void delete(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        drafts.delete(caller.tenant(), id);
    }

    /** Proposes it: all who take part see it from then on, and the draft is gone. */
    @POST
    @Path("{id}/proposal")
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public AgreementView propose(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        UUID made = drafts.propose(caller.tenant(), id, caller.subject());
        return reads.find(caller.tenant(), made).orElseThrow();
    }

    /** A page of drafts. */
    record DraftsView(
            List<AgreementDrafts.Draft> items, @Nullable String next) {}
}
