package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelmarket.contracts.event.proto.PriceComponent;
import io.modelmarket.contracts.event.proto.PriceTier;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a plan charges, as a caller sees it. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class PricesTest {

    /** Long enough for Kafka on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static final List<PriceComponent> COMPONENTS = List.of(
            PriceComponent.newBuilder()
                    .setType("RECURRING")
                    .setName("Fee")
                    .setAmount("20")
                    .build(),
            PriceComponent.newBuilder()
                    .setType("GRADUATED")
                    .setName("Requests")
                    .setMeter("REQUESTS")
                    .setIncluded(10)
                    .addTiers(PriceTier.newBuilder().setUpTo(100).setPrice("0.05"))
                    .addTiers(PriceTier.newBuilder().setPrice("0.0000001").setFlat("1.5"))
                    .build(),
            PriceComponent.newBuilder()
                    .setType("PERCENT_DISCOUNT")
                    .setName("Partner")
                    .setPercent("12.5")
                    .build());

    private static final String SHOWN = "{\"currency\":\"EUR\",\"components\":["
            + "{\"type\":\"RECURRING\",\"name\":\"Fee\",\"amount\":\"20\"},"
            + "{\"type\":\"GRADUATED\",\"name\":\"Requests\",\"meter\":\"REQUESTS\",\"included\":10,\"tiers\":["
            + "{\"upTo\":100,\"price\":\"0.05\"},{\"price\":\"0.0000001\",\"flat\":\"1.5\"}]},"
            + "{\"type\":\"PERCENT_DISCOUNT\",\"name\":\"Partner\",\"percent\":\"12.5\"}],"
            + "\"planId\":\"plan-1\",\"planVersion\":3}";

    @Test
    void showsEveryComponentExactlyAndWhatIsKnownOfOlderPlans() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/priced", "1.0.0", SampleModel.IRIS);
            String subscription = controlPlane.subscribe("priced-tenant", "acme/priced", state -> state);
            Consumer consumer =
                    Market.consumer(controlPlane.key("priced-tenant").reveal());
            Market.awaitReady(consumer, "acme.priced");
            JsonNode before = offer(consumer);

            controlPlane.resubscribe(
                    subscription,
                    "priced-tenant",
                    "acme/priced",
                    state -> state.clearPricePerRequest().addAllComponents(COMPONENTS));

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !offer(consumer).at("/price/components").isEmpty());
            assertThat(offer(consumer).get("price")).hasToString(SHOWN);
            assertThat(offer(consumer).at("/terms/pricePerRequest").isNull()).isTrue();
            assertThat(before.get("price"))
                    .hasToString("{\"currency\":\"EUR\",\"pricePerRequest\":\"0.002\",\"components\":[],"
                            + "\"planId\":\"plan-1\",\"planVersion\":3}");
            assertThat(before.at("/terms/pricePerRequest").asText()).isEqualTo("0.002");
        }
    }

    private static JsonNode offer(Consumer consumer) {
        return consumer.get("/v1/models").json().at("/items/0");
    }
}
