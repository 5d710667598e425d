package io.modelmarket.billing.tax;

import io.modelmarket.billing.directory.Directory;
import io.modelmarket.billing.tax.BillingProfileView.BillingProfileRequest;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.PlatformRole;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Finance sees to billing profiles, and alone exempts. */
@Path("/v1/finance/billing-profiles/{tenant}")
@PlatformRole("finance")
class FinanceProfileResource {

    private final BillingProfiles profiles;
    private final Directory directory;
    private final Caller caller;

    @Inject
    FinanceProfileResource(BillingProfiles profiles, Directory directory, Caller caller) {
        this.profiles = profiles;
        this.directory = directory;
        this.caller = caller;
    }

    @GET
    public BillingProfileView get(@PathParam("tenant") String tenant) {
        return profiles.find(known(tenant)).map(BillingProfileView::of).orElseThrow(BillingProfileView::none);
    }

    @PUT
    public BillingProfileView put(@PathParam("tenant") String tenant, @NotNull @Valid BillingProfileRequest request) {
        profiles.put(known(tenant), request.party(), caller.subject());
        return get(tenant);
    }

    /** Exempts with a reason; without one, no longer. */
    @PUT
    @Path("exemption")
    public BillingProfileView exempt(@PathParam("tenant") String tenant, @NotNull @Valid ExemptionRequest request) {
        if (!profiles.exempt(known(tenant), request.reason(), caller.subject())) {
            throw BillingProfileView.none();
        }
        return get(tenant);
    }

    private TenantId known(String slug) {
        try {
            TenantId id = new TenantId(slug);
            if (directory.tenant(id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw unknown(slug);
        }
        throw unknown(slug);
    }

    private static ProblemException unknown(String slug) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no tenant " + slug + ".");
    }

    /** Why a tenant is not charged tax. */
    record ExemptionRequest(
            @Size(min = 1, max = 200) @Nullable String reason) {}
}
