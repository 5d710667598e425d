package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvent.Outcome;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Calls that run when a node is stopped: it is the node that leaves, and nobody is charged for that. */
class ShutdownBillingIT {

    private static final String MODEL = "hangs/stopped";

    @Test
    void whomAStoppedNodeDoesNotAnswerPaysNothing() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        List<LeavingCallers.Way> ways = List.of(LeavingCallers.Way.values());
        settings.put("market.worker.connections", Integer.toString(ways.size()));
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            controlPlane.publish(MODEL, "1.0.0", HandMadeModels.endlessIfPositive(), SampleModel.IRIS, state -> state);
            controlPlane.subscribe("stopped", MODEL, state -> state.setBillsFailures(true));
            String key = controlPlane.key("stopped").reveal();
            ChildDataPlane node = ChildDataPlane.start(settings);
            Consumer consumer = node.consumer(key);
            Market.awaitReady(consumer, "hangs.stopped");
            try (LeavingCallers callers = new LeavingCallers(
                    port(settings, "quarkus.http.port"), port(settings, "quarkus.grpc.server.port"), key)) {
                ways.forEach(way -> callers.begin(way, "hangs.stopped"));
                Awaitility.await("all run")
                        .atMost(Duration.ofSeconds(20))
                        .during(Duration.ofMillis(500))
                        .until(() -> consumer.get("/q/metrics")
                                .text()
                                .contains("market_calls_in_flight " + ways.size() + ".0"));
                node.close();
            }
            ChildDataPlane.start(settings).close();

            try (UsageReader usage = new UsageReader(settings)) {
                List<UsageEvent> events = usage.await(event -> event.getModel().equals(MODEL), 1);
                assertThat(events).extracting(UsageEvent::getOutcome).containsOnly(Outcome.FAILED);
            }
        }
    }

    private static int port(Map<String, String> settings, String name) {
        return Integer.parseInt(settings.getOrDefault(name, ""));
    }
}
