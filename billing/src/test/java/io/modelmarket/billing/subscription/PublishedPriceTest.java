package io.modelmarket.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.billing.meter.Meter;
import io.modelmarket.billing.plan.PlanComponent;
import io.modelmarket.billing.plan.PlanComponent.PlanTier;
import io.modelmarket.contracts.event.proto.PriceComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedPriceTest {

    @Test
    void tellsAllThatAComponentSays() {
        PlanComponent packages = new PlanComponent(
                PlanComponent.Type.PACKAGE, "Packages", Meter.ROWS, "9.99", 1000L, 5L, null, null, null);
        PlanComponent tiers = new PlanComponent(
                PlanComponent.Type.VOLUME,
                "Volume",
                Meter.COMPUTE_TIME,
                null,
                null,
                null,
                List.of(new PlanTier(10L, "0.5", null), new PlanTier(null, "0.0000001", "2")),
                null,
                null);
        PlanComponent minimum =
                new PlanComponent(PlanComponent.Type.MINIMUM, "Least", null, null, null, null, null, "30.00", null);
        PlanComponent discount = new PlanComponent(
                PlanComponent.Type.PERCENT_DISCOUNT, "Off", null, null, null, null, null, null, "12.5");

        List<PriceComponent> told = PublishedPrice.of(List.of(packages, tiers, minimum, discount));

        assertThat(told)
                .extracting(PriceComponent::getType)
                .containsExactly("PACKAGE", "VOLUME", "MINIMUM", "PERCENT_DISCOUNT");
        assertThat(told.getFirst().getMeter()).isEqualTo("ROWS");
        assertThat(told.getFirst().getPrice()).isEqualTo("9.99");
        assertThat(told.getFirst().getSize()).isEqualTo(1000);
        assertThat(told.getFirst().getIncluded()).isEqualTo(5);
        assertThat(told.get(1).getTiers(0).getUpTo()).isEqualTo(10);
        assertThat(told.get(1).getTiers(0).getFlat()).isEmpty();
        assertThat(told.get(1).getTiers(1).getUpTo()).isZero();
        assertThat(told.get(1).getTiers(1).getPrice()).isEqualTo("0.0000001");
        assertThat(told.get(1).getTiers(1).getFlat()).isEqualTo("2");
        assertThat(told.get(2).getAmount()).isEqualTo("30.00");
        assertThat(told.get(3).getPercent()).isEqualTo("12.5");
    }
}
