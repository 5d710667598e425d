package io.modelmarket.billing.referral;

import io.modelmarket.billing.referral.ReferralCodes.ReferralCodeView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A promoter's referral codes. */
@Path("/v1/tenants/{tenant}/referral-codes")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class ReferralCodeResource {

    private static final int CREATED = 201;

    private final ReferralCodes codes;
    private final Caller caller;

    @Inject
    ReferralCodeResource(ReferralCodes codes, Caller caller) {
        this.codes = codes;
        this.caller = caller;
    }

    @POST
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public ReferralCodeView make(@PathParam("tenant") String tenant, @NotNull @Valid ReferralCodeRequest request) {
        return codes.make(caller.tenant(), request.agreementId(), request.code(), caller.subject());
    }

    @GET
    public ReferralCodesView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<ReferralCodeView> read = codes.list(caller.tenant(), page);
        return new ReferralCodesView(page.items(read), page.next(read));
    }

    /** Takes no more subscriptions. */
    @POST
    @Path("{code}/end")
    @TenantRoles(Role.FINANCE)
    public ReferralCodeView end(@PathParam("tenant") String tenant, @PathParam("code") String code) {
        return codes.end(caller.tenant(), code);
    }

    /** For which agreement; the code itself is made up where none is asked for. */
    record ReferralCodeRequest(
            @NotNull UUID agreementId,
            @Pattern(regexp = "[A-Z0-9-]{4,32}") @Nullable String code) {}

    /** A page of codes. */
    record ReferralCodesView(
            List<ReferralCodeView> items, @Nullable String next) {}
}
