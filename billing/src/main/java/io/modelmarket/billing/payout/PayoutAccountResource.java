package io.modelmarket.billing.payout;

import io.modelmarket.billing.payee.Iban;
import io.modelmarket.billing.wire.Amounts;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** Where a partner wants to be paid. */
@Path("/v1/tenants/{tenant}/payout-account")
@TenantRoles(Role.FINANCE)
class PayoutAccountResource {

    private final PayoutAccounts accounts;
    private final Caller caller;

    @Inject
    PayoutAccountResource(PayoutAccounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    public PayoutAccountView get(@PathParam("tenant") String tenant) {
        return accounts.find(caller.tenant())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no payout account yet."));
    }

    @PUT
    public PayoutAccountView put(@PathParam("tenant") String tenant, @NotNull @Valid PayoutAccountRequest request) {
        try {
            accounts.put(
                    caller.tenant(),
                    request.holder(),
                    new Iban(request.iban()),
                    request.currency() == null ? null : Amounts.currency(request.currency()),
                    caller.subject());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, e.getMessage() + ".");
        }
        return get(tenant);
    }

    /** Whose account, which, and in which currency it is paid: as the partner is owed unless said. */
    record PayoutAccountRequest(
            @NotBlank @Size(max = 70) String holder,
            @NotBlank @Size(max = 42) String iban,
            @Size(min = 3, max = 3) @Nullable String currency) {}

    /** The account that payouts go to. */
    record PayoutAccountView(
            String holder, String iban, @Nullable String currency) {}
}
