package io.modelmarket.billing.dunning;

import io.modelmarket.billing.dunning.DunningReads.NoticeView;
import io.modelmarket.billing.dunning.DunningReads.StandingView;
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

/** A tenant sees where it stands, what to pay, and what it was told. */
@Path("/v1/tenants/{tenant}")
@TenantRoles(Role.FINANCE)
class StandingResource {

    private final DunningReads reads;
    private final Caller caller;

    @Inject
    StandingResource(DunningReads reads, Caller caller) {
        this.reads = reads;
        this.caller = caller;
    }

    @GET
    @Path("standing")
    public StandingView standing(@PathParam("tenant") String tenant) {
        return reads.standing(caller.tenant());
    }

    @GET
    @Path("notices")
    public NoticesView notices(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<NoticeView> read = reads.notices(caller.tenant(), false, page);
        return new NoticesView(page.items(read), page.next(read));
    }

    /** A page of notices. */
    record NoticesView(List<NoticeView> items, @Nullable String next) {}
}
