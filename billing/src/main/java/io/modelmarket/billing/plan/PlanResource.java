package io.modelmarket.billing.plan;

import io.modelmarket.billing.rating.Proration;
import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Plans of a partner. */
@Path("/v1/tenants/{tenant}/plans")
class PlanResource {

    private static final int CREATED = 201;

    private final Plans plans;
    private final Caller caller;

    @Inject
    PlanResource(Plans plans, Caller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    @POST
    @TenantRoles(Role.PUBLISHER)
    @Idempotent
    @ResponseStatus(CREATED)
    public PlanView create(@PathParam("tenant") String tenant, @NotNull @Valid PlanRequest request) {
        ModelName model = TermsRequest.checked("model", () -> ModelName.parse(request.model()));
        return PlanView.of(plans.create(
                caller.tenant(), model, request.name().strip(), request.terms().terms(request.currency())));
    }

    @POST
    @Path("{id}/versions")
    @TenantRoles(Role.PUBLISHER)
    @Idempotent
    @ResponseStatus(CREATED)
    public PlanView addVersion(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid PlanVersionRequest request) {
        return PlanView.of(plans.addVersion(id, request.terms().terms(request.currency()), request.effectiveAt()));
    }

    @GET
    @TenantRoles
    public PlansView ofPartner(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        return PlansView.of(plans.ofPartner(caller.tenant(), page), page);
    }

    @GET
    @Path("{id}/versions")
    @TenantRoles
    public PlansView versions(
            @PathParam("tenant") String tenant,
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        return PlansView.of(plans.versions(caller.tenant(), id, page), page);
    }

    /** A new plan: a plain price per request, or components; fees are prorated by the second unless said. */
    record PlanRequest(
            @NotBlank @Size(max = 120) String model,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 3) String currency,
            @Size(max = 40) @Nullable String pricePerRequest,
            @Size(max = Tariff.MAX_COMPONENTS) @Nullable List<@NotNull @Valid PlanComponent> components,
            @Positive @Max(1_000_000_000_000L) @Nullable Long monthlyRequests,
            @Nullable QuotaKind quotaKind,
            PlanView.@Nullable RateLimitView rateLimit,
            @Positive @Max(1_000_000) @Nullable Integer concurrentRequests,

            @PositiveOrZero @Max(Terms.MOST_TRIAL_DAYS) @Nullable Integer trialDays,

            @Nullable Proration proration,

            @Positive @Max(Terms.MOST_WEIGHT) @Nullable Integer weight,
            @Valid @Nullable WithoutBilling withoutBilling,
            @Nullable FailedRequests failedRequests) {

        TermsRequest terms() {
            return new TermsRequest(
                    pricePerRequest,
                    components,
                    monthlyRequests,
                    quotaKind,
                    rateLimit,
                    concurrentRequests,
                    trialDays,
                    proration,
                    weight,
                    withoutBilling,
                    failedRequests);
        }
    }

    /** A further version of a plan, from now or a later instant; the currency must be the plan's. */
    record PlanVersionRequest(
            @NotBlank @Size(max = 3) String currency,
            @Size(max = 40) @Nullable String pricePerRequest,
            @Size(max = Tariff.MAX_COMPONENTS) @Nullable List<@NotNull @Valid PlanComponent> components,
            @Positive @Max(1_000_000_000_000L) @Nullable Long monthlyRequests,
            @Nullable QuotaKind quotaKind,
            PlanView.@Nullable RateLimitView rateLimit,
            @Positive @Max(1_000_000) @Nullable Integer concurrentRequests,

            @PositiveOrZero @Max(Terms.MOST_TRIAL_DAYS) @Nullable Integer trialDays,

            @Nullable Proration proration,

            @Positive @Max(Terms.MOST_WEIGHT) @Nullable Integer weight,
            @Valid @Nullable WithoutBilling withoutBilling,
            @Nullable FailedRequests failedRequests,
            @Nullable Instant effectiveAt) {

        TermsRequest terms() {
            return new TermsRequest(
                    pricePerRequest,
                    components,
                    monthlyRequests,
                    quotaKind,
                    rateLimit,
                    concurrentRequests,
                    trialDays,
                    proration,
                    weight,
                    withoutBilling,
                    failedRequests);
        }
    }
}
