package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.QuarantineState;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A file that kills the process that loads it does so once, not once for each start of the node. */
class QuarantineIT {

    private static final String IRIS = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    @Test
    void isNotLoadedAgainAfterARestartOfTheNode() throws InvalidProtocolBufferException {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.quarantine.crashes", "1");
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            controlPlane.publish("acme/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("globex", "acme/iris", 0);
            controlPlane.subscribe("globex", "acme/killer", 0);
            String key = controlPlane.key("globex").reveal();

            try (ChildDataPlane first = ChildDataPlane.start(settings)) {
                Market.awaitReady(first.consumer(key), "acme.iris");
                controlPlane.publish(
                        "acme/killer",
                        "1.0.0",
                        HandMadeModels.crashingOnLoad(),
                        ReleaseState.Status.PUBLISHED,
                        SampleModel.IRIS);
                awaitQuarantined(first.consumer(key));
                QuarantineState told = QuarantineState.parseFrom(TopicReader.newest(
                        settings, Topic.QUARANTINES, settings.get("market.node.name") + "/acme/killer@1.0.0"));
                assertThat(told.getCrashes()).isEqualTo(1);
                assertThat(deaths(first)).isEqualTo(1);
                first.kill();
            }

            try (ChildDataPlane second = ChildDataPlane.start(settings)) {
                Market.awaitReady(second.consumer(key), "acme.iris");
                awaitQuarantined(second.consumer(key));
                assertThat(second.consumer(key)
                                .post("/v2/models/acme.iris/infer", IRIS)
                                .status())
                        .isEqualTo(200);
                assertThat(deaths(second)).as("both starts write one log").isEqualTo(1);
            }
        }
    }

    private static void awaitQuarantined(Consumer consumer) {
        Awaitility.await("the quarantine")
                .atMost(Market.LIMIT)
                .until(() -> consumer.get("/v2/models/acme.killer/ready").text().contains("model-quarantined"));
    }

    private static long deaths(ChildDataPlane node) {
        return node.log().lines().filter(line -> line.contains("a worker died")).count();
    }
}
