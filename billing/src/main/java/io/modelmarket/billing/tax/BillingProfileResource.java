package io.modelmarket.billing.tax;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.tax.BillingProfileView.BillingProfileRequest;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
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
    private final Directory directory;
    private final Caller caller;

    @Inject
    BillingProfileResource(BillingProfiles profiles, Directory directory, Caller caller) {
        this.profiles = profiles;
        this.directory = directory;
        this.caller = caller;
    }

    @GET
    public BillingProfileView get(@PathParam("tenant") String tenant) {
        return profiles.find(caller.tenant()).map(BillingProfileView::of).orElseThrow(BillingProfileView::none);
    }

    @PUT
    public BillingProfileView put(@PathParam("tenant") String tenant, @NotNull @Valid BillingProfileRequest request) {
        Party party = request.party();
        checkCountry(party);
        profiles.put(caller.tenant(), party, caller.subject());
        return get(tenant);
    }

    /** What is taxed follows from the country; so nobody chooses that alone. */
    private void checkCountry(Party party) {
        String known = directory
                .tenant(caller.tenant())
                .orElseThrow(BillingProfileView::none)
                .country();
        if (!known.equals(party.country())) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "country must be " + known + ", as the tenant's; finance can set another.");
        }
    }
}
