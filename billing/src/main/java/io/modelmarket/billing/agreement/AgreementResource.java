package io.modelmarket.billing.agreement;

import io.modelmarket.billing.agreement.Agreements.Proposal;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Agreements as a participant deals with them. */
@Path("/v1/tenants/{tenant}/agreements")
@TenantRoles({Role.FINANCE, Role.VIEWER})
class AgreementResource {

    private static final int CREATED = 201;

    private final Agreements agreements;
    private final AgreementReads reads;
    private final TenantScope scope;
    private final Caller caller;

    @Inject
    AgreementResource(Agreements agreements, AgreementReads reads, TenantScope scope, Caller caller) {
        this.agreements = agreements;
        this.reads = reads;
        this.scope = scope;
        this.caller = caller;
    }

    @POST
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public AgreementView propose(@PathParam("tenant") String tenant, @NotNull @Valid AgreementRequest request) {
        UUID id = agreements.propose(caller.tenant(), proposal(request), caller.subject());
        return reads.find(caller.tenant(), id).orElseThrow();
    }

    @GET
    public AgreementsView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<AgreementView> read = reads.list(caller.tenant(), page);
        return new AgreementsView(page.items(read), page.next(read));
    }

    @GET
    @Path("{id}")
    public AgreementView get(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        return reads.find(caller.tenant(), id)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no agreement " + id + " here."));
    }

    @POST
    @Path("{id}/acceptance")
    @TenantRoles(Role.FINANCE)
    public AgreementView accept(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        agreements.accept(caller.tenant(), id, caller.subject());
        scope.runAsPlatform(() -> agreements.activateIfSigned(id));
        return reads.find(caller.tenant(), id).orElseThrow();
    }

    private static Proposal proposal(AgreementRequest request) {
        try {
            List<Share> shares = request.shares().stream()
                    .map(s -> new Share(new TenantId(s.tenant()), s.role(), percent(s.percent())))
                    .toList();
            return new Proposal(
                    ModelName.parse(request.model()),
                    request.mode(),
                    Currency.getInstance(request.currency()),
                    new Shares(shares));
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "currency is not a known ISO 4217 code" : e.getMessage();
            throw new ProblemException(ProblemType.INVALID_REQUEST, why + ".");
        }
    }

    private static BigDecimal percent(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("percent must be a decimal number, like 12.5", e);
        }
    }

    /** A proposal. */
    record AgreementRequest(
            @NotBlank @Size(max = 120) String model,
            @NotNull Mode mode,
            @NotBlank @Size(max = 3) String currency,
            @NotEmpty @Size(max = Shares.MOST) List<@NotNull @Valid ShareRequest> shares) {}

    /** A participant's part of it. */
    record ShareRequest(
            @NotBlank @Size(max = 40) String tenant,
            @NotNull ParticipantRole role,
            @NotBlank @Size(max = 30) String percent) {}

    /** A page of agreements. */
    record AgreementsView(
            List<AgreementView> items, @Nullable String next) {}
}
