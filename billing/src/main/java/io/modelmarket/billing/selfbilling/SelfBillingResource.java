package io.modelmarket.billing.selfbilling;

import io.modelmarket.billing.selfbilling.Consents.Consent;
import io.modelmarket.billing.tax.SupplierDetails;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a partner agrees that the market issues invoices in its name. */
@Path("/v1/tenants/{tenant}/self-billing")
@TenantRoles(Role.FINANCE)
class SelfBillingResource {

    private final Consents consents;
    private final Caller caller;

    @Inject
    SelfBillingResource(Consents consents, Caller caller) {
        this.consents = consents;
        this.caller = caller;
    }

    @GET
    public SelfBillingView get(@PathParam("tenant") String tenant) {
        return consents.find(caller.tenant())
                .map(SelfBillingView::of)
                .orElseGet(() -> new SelfBillingView(false, null, null, false, null, null));
    }

    /** Agrees, or no longer does; settlements that are approved from then on follow it. */
    @PUT
    public SelfBillingView put(@PathParam("tenant") String tenant, @NotNull @Valid SelfBillingRequest request) {
        return SelfBillingView.of(consents.say(caller.tenant(), request.agreed(), request.details(), caller.subject()));
    }

    /**
     * What it says.
     *
     * @param registration its number in a commercial register; e-invoices outside the scope of tax need it
     * @param taxNumber that of its tax office; e-invoices need it of who has no VAT id
     * @param smallBusiness whether it charges no tax; not unless it says so
     */
    record SelfBillingRequest(
            @NotNull Boolean agreed,

            @Size(max = 60) @Pattern(regexp = ".*\\S.*") @Nullable String registration,

            @Size(max = 60) @Pattern(regexp = ".*\\S.*") @Nullable String taxNumber,

            @Nullable Boolean smallBusiness) {

        SupplierDetails details() {
            return new SupplierDetails(registration, taxNumber, Boolean.TRUE.equals(smallBusiness));
        }
    }

    /** What it has said last; nothing means no. */
    record SelfBillingView(
            boolean agreed,
            @Nullable String registration,
            @Nullable String taxNumber,
            boolean smallBusiness,
            @Nullable Instant at,
            @Nullable String by) {

        static SelfBillingView of(Consent consent) {
            SupplierDetails details = consent.details();
            return new SelfBillingView(
                    consent.agreed(),
                    details.registration(),
                    details.taxNumber(),
                    details.smallBusiness(),
                    consent.at(),
                    consent.by());
        }
    }
}
