package io.modelmarket.billing.plan;

import io.modelmarket.billing.rating.Tariff;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.idempotency.Idempotent;
import io.modelmarket.kit.tenancy.Caller;
import io.modelmarket.kit.tenancy.TenantRoles;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.Currency;
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
        ModelName model = checked("model", () -> ModelName.parse(request.model()));
        return PlanView.of(plans.create(
                caller.tenant(), model, request.name().strip(), terms(request.currency(), request.terms())));
    }

    @POST
    @Path("{id}/versions")
    @TenantRoles(Role.PUBLISHER)
    @Idempotent
    @ResponseStatus(CREATED)
    public PlanView addVersion(
            @PathParam("tenant") String tenant, @PathParam("id") UUID id, @NotNull @Valid PlanVersionRequest request) {
        return PlanView.of(plans.addVersion(id, terms(request.currency(), request.terms())));
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

    private static Terms terms(String currency, TermsRequest request) {
        Currency parsed = checked("currency", () -> Currency.getInstance(currency));
        Tariff tariff = checked("pricePerRequest", () -> new Tariff(parsed, new BigDecimal(request.pricePerRequest())));
        PlanView.RateLimitView limit = request.rateLimit();
        if (limit != null && (limit.requestsPerSecond() < 1 || limit.burst() < 1)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "rateLimit.requestsPerSecond and rateLimit.burst must be at least 1.");
        }
        return new Terms(
                tariff,
                request.monthlyRequests(),
                limit == null ? null : new Terms.RateLimit(limit.requestsPerSecond(), limit.burst()));
    }

    private static <T> T checked(String field, Parser<T> parser) {
        try {
            return parser.parse();
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, field + " must be a decimal number, like 0.002.");
        } catch (IllegalArgumentException e) {
            String why = e.getMessage() == null ? "is not known" : e.getMessage();
            throw new ProblemException(ProblemType.INVALID_REQUEST, field + ": " + why + ".");
        }
    }

    /** Reads a value, or throws an {@link IllegalArgumentException} that says what is allowed. */
    private interface Parser<T> {
        T parse();
    }

    /** A new plan. */
    record PlanRequest(
            @NotBlank @Size(max = 120) String model,
            @NotBlank @Size(max = 60) String name,
            @NotBlank @Size(max = 3) String currency,
            @NotBlank @Size(max = 40) String pricePerRequest,
            @Positive @Max(1_000_000_000_000L) @Nullable Long monthlyRequests,
            PlanView.@Nullable RateLimitView rateLimit) {

        TermsRequest terms() {
            return new TermsRequest(pricePerRequest, monthlyRequests, rateLimit);
        }
    }

    /** A further version of a plan; the currency must be the plan's. */
    record PlanVersionRequest(
            @NotBlank @Size(max = 3) String currency,
            @NotBlank @Size(max = 40) String pricePerRequest,
            @Positive @Max(1_000_000_000_000L) @Nullable Long monthlyRequests,
            PlanView.@Nullable RateLimitView rateLimit) {

        TermsRequest terms() {
            return new TermsRequest(pricePerRequest, monthlyRequests, rateLimit);
        }
    }

    /** What both say about the terms. */
    record TermsRequest(
            String pricePerRequest, @Nullable Long monthlyRequests, PlanView.@Nullable RateLimitView rateLimit) {}
}
