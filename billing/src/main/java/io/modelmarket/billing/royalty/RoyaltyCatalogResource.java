package io.modelmarket.billing.royalty;

import io.modelmarket.billing.royalty.RoyaltyOfferResource.RoyaltyOffersView;
import io.modelmarket.billing.royalty.RoyaltyOffers.RoyaltyOfferView;
import io.modelmarket.billing.wire.Page;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for models, for anyone who is signed in and may make something from them. */
@Path("/v1/catalog/royalty-offers")
class RoyaltyCatalogResource {

    private final RoyaltyOffers offers;

    @Inject
    RoyaltyCatalogResource(RoyaltyOffers offers) {
        this.offers = offers;
    }

    /** Of a model, the offer in force first. */
    @GET
    public RoyaltyOffersView ofModel(
            @QueryParam("model") @NotBlank String model,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page page = Page.of(cursor, limit);
        List<RoyaltyOfferView> read = offers.of(RoyaltyOfferResource.name(model), page);
        return new RoyaltyOffersView(page.items(read), page.next(read));
    }
}
