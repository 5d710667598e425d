package io.modelmarket.billing.agreement;

import io.modelmarket.billing.agreement.Preview.PreviewView;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import io.modelmarket.kit.tenancy.TenantScope;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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
    private final Preview preview;
    private final TenantScope scope;
    private final Caller caller;

    @Inject
    AgreementResource(Agreements agreements, AgreementReads reads, Preview preview, TenantScope scope, Caller caller) {
        this.agreements = agreements;
        this.reads = reads;
        this.preview = preview;
        this.scope = scope;
        this.caller = caller;
    }

    /** Comes into force with the last acceptance; where the proposer has all shares, with the proposer's own. */
    @POST
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public AgreementView propose(@PathParam("tenant") String tenant, @NotNull @Valid AgreementRequest request) {
        return found(agreements.propose(caller.tenant(), request.proposal(), caller.subject()));
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
        return found(id);
    }

    @POST
    @Path("{id}/acceptance")
    @TenantRoles(Role.FINANCE)
    public AgreementView accept(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        scope.runAsPlatform(() -> agreements.accept(caller.tenant(), id, caller.subject()));
        return found(id);
    }

    /** Another version of an open proposal, which takes its place. */
    @POST
    @Path("{id}/counter-proposals")
    @TenantRoles(Role.FINANCE)
    @ResponseStatus(CREATED)
    public AgreementView counter(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid AgreementRequest request) {
        Proposal proposal = request.proposal();
        UUID made = scope.callAsPlatform(() -> agreements.counter(caller.tenant(), id, proposal, caller.subject()));
        return found(made);
    }

    /** Refuses or withdraws a proposal, or gives notice to an agreement in force. */
    @POST
    @Path("{id}/end")
    @TenantRoles(Role.FINANCE)
    public AgreementView end(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        scope.runAsPlatform(() -> agreements.end(caller.tenant(), id, caller.subject()));
        return found(id);
    }

    /** Who would get what; proposes nothing. */
    @POST
    @Path("preview")
    @TenantRoles(Role.FINANCE)
    public PreviewView preview(@PathParam("tenant") String tenant, @NotNull @Valid AgreementRequest request) {
        Proposal proposal = request.proposal();
        boolean own = proposal.model().partner().equals(caller.tenant());
        return preview.of(proposal, own);
    }

    /** Who gets what by an agreement or proposal that the tenant takes part in. */
    @GET
    @Path("{id}/preview")
    public PreviewView previewOf(@PathParam("tenant") String tenant, @PathParam("id") UUID id) {
        AgreementView view = found(id);
        ActiveAgreement agreement = reads.shares(caller.tenant(), id).orElseThrow();
        Preview.Subject subject =
                new Preview.Subject(view.model(), agreement.scope(), Currency.getInstance(view.currency()));
        return preview.of(subject, agreement);
    }

    private AgreementView found(UUID id) {
        return reads.find(caller.tenant(), id)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no agreement " + id + " here."));
    }

    /** A page of agreements. */
    record AgreementsView(
            List<AgreementView> items, @Nullable String next) {}
}
