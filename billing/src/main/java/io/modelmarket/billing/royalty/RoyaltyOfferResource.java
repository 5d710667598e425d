package io.modelmarket.billing.royalty;

import io.modelmarket.billing.royalty.RoyaltyOffers.RoyaltyOfferView;
import io.modelmarket.billing.split.RoyaltyLine.Form;
import io.modelmarket.billing.split.RoyaltyLine.Royalty;
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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What a partner asks for releases that are made from its models. */
@Path("/v1/tenants/{tenant}/royalty-offers")
class RoyaltyOfferResource {

    private static final int CREATED = 201;
    private static final int MOST_DIGITS = 12;

    private final RoyaltyOffers offers;
    private final Caller caller;

    @Inject
    RoyaltyOfferResource(RoyaltyOffers offers, Caller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @POST
    @TenantRoles(Role.FINANCE)
    @Idempotent
    @ResponseStatus(CREATED)
    public RoyaltyOfferView offer(@PathParam("tenant") String tenant, @NotNull @Valid RoyaltyOfferRequest request) {
        return offers.offer(caller.tenant(), name(request.model()), request.royalty(), caller.subject());
    }

    @GET
    @TenantRoles({Role.FINANCE, Role.VIEWER})
    public RoyaltyOffersView list(
            @PathParam("tenant") String tenant,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<RoyaltyOfferView> read = offers.of(caller.tenant(), page);
        return new RoyaltyOffersView(page.items(read), page.next(read));
    }

    static ModelName name(String model) {
        try {
            return ModelName.parse(model);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "model: " + e.getMessage() + ".");
        }
    }

    /** What to ask for: per cent, of the revenue or of what the release made from it receives. */
    record RoyaltyOfferRequest(
            @NotBlank @Size(max = 120) String model,
            @NotNull Form form,
            @NotBlank @Size(max = 30) String percent) {

        Royalty royalty() {
            try {
                BigDecimal value = new BigDecimal(percent);
                if (value.scale() > MOST_DIGITS || value.precision() > 2 * MOST_DIGITS) {
                    throw new IllegalArgumentException(
                            "a royalty has at most " + MOST_DIGITS + " digits after the point");
                }
                return new Royalty(form, value);
            } catch (NumberFormatException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "percent must be a decimal number, like 12.5.");
            } catch (IllegalArgumentException e) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "percent: " + e.getMessage() + ".");
            }
        }
    }

    /** A page of offers. */
    record RoyaltyOffersView(
            List<RoyaltyOfferView> items, @Nullable String next) {}
}
