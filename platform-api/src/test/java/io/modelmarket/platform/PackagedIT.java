package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The application as it is shipped: in its own process, killed and started again. */
class PackagedIT {

    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Test
    void losesNoAnsweredCallWhenKilledAndKeepsCountingTheQuota() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
            String subscription = controlPlane.subscribe("globex", "acme/iris", 10);
            String key = controlPlane.key("globex").reveal();

            ChildDataPlane first = ChildDataPlane.start(settings);
            Market.awaitReady(first.consumer(key), "acme.iris");
            for (int i = 0; i < 7; i++) {
                assertThat(first.consumer(key)
                                .post("/v2/models/acme.iris/infer", IRIS)
                                .status())
                        .isEqualTo(200);
            }
            first.kill();

            try (ChildDataPlane second = ChildDataPlane.start(settings);
                    UsageReader usage = new UsageReader(settings)) {
                Market.awaitReady(second.consumer(key), "acme.iris");
                for (int i = 0; i < 3; i++) {
                    assertThat(second.consumer(key)
                                    .post("/v2/models/acme.iris/infer", IRIS)
                                    .status())
                            .isEqualTo(200);
                }
                Consumer.Reply refused = second.consumer(key).post("/v2/models/acme.iris/infer", IRIS);

                assertThat(refused.status()).isEqualTo(429);
                List<UsageEvent> events =
                        usage.await(event -> event.getSubscriptionId().equals(subscription), 10);
                assertThat(events.stream()
                                .map(event -> event.getEpoch() + "/" + event.getSequence())
                                .distinct())
                        .hasSize(10);
                assertThat(events.stream().map(UsageEvent::getEpoch).distinct()).hasSize(2);
            }
        }
    }
}
