package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Of one consumer's calls that wait, the most urgent is run first. */
class PriorityIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final int BLOCKING_MILLIS = 1_500;
    private static final int URGENT_MILLIS = 4_000;

    @Test
    void anUrgentCallOvertakesOneThatCameBefore() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.worker.connections", "1");
        settings.put("market.quarantine.crashes", "100");
        try (ControlPlane controlPlane = new ControlPlane(settings)) {
            for (String model : List.of("urgent/first", "urgent/second", "urgent/third")) {
                controlPlane.publish(
                        model,
                        "1.0.0",
                        HandMadeModels.endlessIfPositive(),
                        ReleaseState.Status.PUBLISHED,
                        SampleModel.IRIS);
                controlPlane.subscribe("hurried", model, 0);
            }
            String key = controlPlane.key("hurried").reveal();
            try (ChildDataPlane node = ChildDataPlane.start(settings)) {
                Consumer consumer = node.consumer(key);
                for (String model : List.of("urgent.first", "urgent.second", "urgent.third")) {
                    Market.awaitReady(consumer, model);
                }

                CompletableFuture<Consumer.Reply> blocking = call(consumer, "urgent.first", 1, 1, BLOCKING_MILLIS);
                awaitUnderWay(consumer, 1);
                CompletableFuture<Consumer.Reply> patient = call(consumer, "urgent.second", 9, -1, 0);
                awaitUnderWay(consumer, 2);
                CompletableFuture<Consumer.Reply> urgent = call(consumer, "urgent.third", 1, 1, URGENT_MILLIS);
                awaitUnderWay(consumer, 3);

                assertThat(blocking.join().status()).isEqualTo(504);
                assertThat(patient)
                        .as("waits until the urgent one, which never ends, is at its deadline")
                        .failsWithin(Duration.ofMillis(URGENT_MILLIS - 2 * BLOCKING_MILLIS));
                assertThat(urgent.join().status()).isEqualTo(504);
                assertThat(patient.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                                .join()
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    private static CompletableFuture<Consumer.Reply> call(
            Consumer consumer, String model, int priority, float number, int millis) {
        String call = Consumer.floats("x", List.of(1), new float[] {number});
        String parameters = "{\"parameters\":{\"priority\":" + priority
                + (millis == 0 ? "" : ",\"timeout\":" + millis * 1_000) + "}," + call.substring(1);
        return CompletableFuture.supplyAsync(
                () -> consumer.post("/v2/models/" + model + "/infer", parameters), Thread::startVirtualThread);
    }

    private static void awaitUnderWay(Consumer consumer, int calls) {
        Awaitility.await(calls + " under way")
                .atMost(SOON)
                .until(() -> consumer.get("/q/metrics").text().contains("market_calls_in_flight " + calls + ".0"));
    }
}
