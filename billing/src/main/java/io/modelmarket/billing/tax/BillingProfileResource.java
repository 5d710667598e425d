package io.modelmarket.billing.tax;

import io.modelmarket.billing.tax.BillingProfileView.BillingProfileRequest;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Whom a tenant's invoices are addressed to. */
@Path("/v1/tenants/{tenant}/billing-profile")
@TenantRoles(Role.FINANCE)
class BillingProfileResource {

    private final BillingProfiles profiles;
    private final Caller caller;

    @Inject
    BillingProfileResource(BillingProfiles profiles, Caller caller) {
        this.profiles = profiles;
        this.caller = caller;
    }

    @GET
    public BillingProfileView get(@PathParam("tenant") String tenant) {
        return profiles.find(caller.tenant()).map(BillingProfileView::of).orElseThrow(BillingProfileView::none);
    }

    @PUT
    public BillingProfileView put(@PathParam("tenant") String tenant, @NotNull @Valid BillingProfileRequest request) {
        profiles.put(caller.tenant(), request.party(), caller.subject());
        return get(tenant);
    }
}
