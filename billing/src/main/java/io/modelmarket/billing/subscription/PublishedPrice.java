package io.modelmarket.billing.subscription;

import io.modelmarket.billing.plan.PlanComponent;
import io.modelmarket.contracts.event.proto.PriceComponent;
import io.modelmarket.contracts.event.proto.PriceTier;
import java.util.List;

/** A plan's components as the data planes are told of them. */
final class PublishedPrice {

    private PublishedPrice() {}

    static List<PriceComponent> of(List<PlanComponent> components) {
        return components.stream().map(PublishedPrice::of).toList();
    }

    private static PriceComponent of(PlanComponent component) {
        PriceComponent.Builder told =
                PriceComponent.newBuilder().setType(component.type().name()).setName(component.name());
        if (component.meter() != null) {
            told.setMeter(component.meter().name());
        }
        if (component.price() != null) {
            told.setPrice(component.price());
        }
        if (component.size() != null) {
            told.setSize(component.size());
        }
        if (component.included() != null) {
            told.setIncluded(component.included());
        }
        if (component.tiers() != null) {
            component.tiers().forEach(tier -> told.addTiers(of(tier)));
        }
        if (component.amount() != null) {
            told.setAmount(component.amount());
        }
        if (component.percent() != null) {
            told.setPercent(component.percent());
        }
        return told.build();
    }

    private static PriceTier of(PlanComponent.PlanTier tier) {
        PriceTier.Builder told = PriceTier.newBuilder().setPrice(tier.price());
        if (tier.upTo() != null) {
            told.setUpTo(tier.upTo());
        }
        if (tier.flat() != null) {
            told.setFlat(tier.flat());
        }
        return told.build();
    }
}
