package io.modelmarket.billing.plan;

import io.modelmarket.billing.wire.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Everybody's plans, for anyone who is signed in. */
@Path("/v1/catalog/plans")
class OfferResource {

    private final Plans plans;

    @Inject
    OfferResource(Plans plans) {
        this.plans = plans;
    }

    @GET
    public PlansView offers(
            @QueryParam("model") @Nullable String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        return PlansView.of(plans.offers(model, page), page);
    }
}
