package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.contracts.event.proto.UsageEvent.BilledFailure;
import io.modelmarket.contracts.event.proto.UsageEvent.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Failed calls of plans that bill them, and of plans that do not. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class BilledFailuresTest {

    @Test
    void anInputThatTheModelFailsOnIsBilledWhereThePlanSaysSo() {
        Consumer billed =
                consumer("input-billed", "billed/input", HandMadeModels.lookingUpInTwo(), BilledFailuresTest::billed);
        Consumer free = consumer("input-free", "free/input", HandMadeModels.lookingUpInTwo(), state -> state);

        assertThat(call(billed, "billed.input", "input-1", 0, 1, 2)).isEqualTo(502);
        assertThat(call(free, "free.input", "input-2", 0, 1, 2)).isEqualTo(502);

        UsageEvent event = event("input-1");
        assertThat(event.getOutcome()).isEqualTo(Outcome.FAILED_BILLED);
        assertThat(event.getBilledFailure()).isEqualTo(BilledFailure.INPUT_REFUSED);
        assertThat(event.getRequests()).isEqualTo(1);
        assertThat(List.of(event.getRows(), event.getBytesIn(), event.getBytesOut(), event.getTokensIn()))
                .containsOnly(0L);
        assertThat(event("input-2").getOutcome()).isEqualTo(Outcome.FAILED);
        assertThat(event("input-2").getComputeMicros()).isZero();
    }

    /** ONNX Runtime says the same of memory that it cannot have. */
    @Test
    void aFailureThatMayBeOursIsFree() {
        Consumer consumer =
                consumer("reshapes", "billed/reshapes", HandMadeModels.reshapingToOne(), BilledFailuresTest::billed);

        assertThat(call(consumer, "billed.reshapes", "reshapes-1", 0, 1, 2)).isEqualTo(502);

        assertThat(event("reshapes-1").getOutcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theCallersOwnTimeoutIsBilledAndTheReleasesIsNot() {
        Consumer own = consumer(
                "own-timeout", "billed/own-timeout", HandMadeModels.endlessIfPositive(), BilledFailuresTest::billed);
        Consumer releases = consumer(
                "releases-timeout",
                "billed/releases-timeout",
                HandMadeModels.endlessIfPositive(),
                BilledFailuresTest::billed,
                state -> state.setCallTimeoutMillis(200));

        assertThat(call(own, "billed.own-timeout", "timeout-1", 300_000, 1)).isEqualTo(504);
        assertThat(call(releases, "billed.releases-timeout", "timeout-2", 0, 1)).isEqualTo(504);

        UsageEvent event = event("timeout-1");
        assertThat(event.getBilledFailure()).isEqualTo(BilledFailure.OWN_TIMEOUT);
        assertThat(event.getComputeMicros()).isBetween(100_000L, 3_000_000L);
        assertThat(event("timeout-2").getOutcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whoLeavesWhileTheModelRunsPaysForThatWhateverHeCameOver() {
        Consumer consumer =
                consumer("leaves", "billed/left", HandMadeModels.endlessIfPositive(), BilledFailuresTest::billed);
        String key;
        try (ControlPlane controlPlane = Market.controlPlane()) {
            key = controlPlane.key("leaves").reveal();
        }
        Market.awaitReady(Market.consumer(key), "billed.left");
        LeavingCallers.Way[] ways = LeavingCallers.Way.values();
        try (LeavingCallers callers =
                new LeavingCallers(port("quarkus.http.test-port"), port("quarkus.grpc.server.test-port"), key)) {
            for (LeavingCallers.Way way : ways) {
                Runnable leave = callers.begin(way, "billed.left");
                Awaitility.await("the model runs")
                        .atMost(Market.LIMIT)
                        .during(Duration.ofMillis(500))
                        .until(() -> !isIdle(consumer));
                leave.run();
                Awaitility.await("nothing runs").atMost(Market.LIMIT).until(() -> isIdle(consumer));
            }
        }

        try (UsageReader usage = new UsageReader(Market.settings())) {
            assertThat(usage.await(event -> event.getModel().equals("billed/left"), ways.length))
                    .hasSize(ways.length)
                    .allSatisfy(event -> {
                        assertThat(event.getOutcome()).isEqualTo(Outcome.FAILED_BILLED);
                        assertThat(event.getBilledFailure()).isEqualTo(BilledFailure.GIVEN_UP);
                        assertThat(event.getComputeMicros()).isGreaterThan(300_000);
                    });
        }
    }

    private static boolean isIdle(Consumer consumer) {
        return consumer.get("/q/metrics")
                .text()
                .lines()
                .anyMatch(line -> line.startsWith("market_calls_in_flight") && line.endsWith(" 0.0"));
    }

    @Test
    void aUnitThatABilledFailureUsedIsNotGivenBack() {
        Consumer consumer = consumer(
                "billed-units",
                "billed/units",
                HandMadeModels.lookingUpInTwo(),
                state -> state.setBillsFailures(true).setMonthlyRequests(3));

        assertThat(List.of(
                        call(consumer, "billed.units", "unit-1", 0, 1, 2),
                        call(consumer, "billed.units", "unit-2", 0, 1, 2),
                        call(consumer, "billed.units", "unit-3", 0, 1),
                        call(consumer, "billed.units", "unit-4", 0, 1)))
                .containsExactly(502, 502, 200, 429);
        assertThat(consumer.get("/v1/quota").json().at("/items/0/used").asInt()).isEqualTo(3);
    }

    private static Consumer consumer(
            String tenant, String model, byte[] file, UnaryOperator<SubscriptionState.Builder> plan) {
        return consumer(tenant, model, file, plan, state -> state);
    }

    private static Consumer consumer(
            String tenant,
            String model,
            byte[] file,
            UnaryOperator<SubscriptionState.Builder> plan,
            UnaryOperator<ReleaseState.Builder> release) {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish(model, "1.0.0", file, SampleModel.IRIS, release);
            controlPlane.subscribe(tenant, model, plan);
            Consumer consumer = Market.consumer(controlPlane.key(tenant).reveal());
            Market.awaitReady(consumer, model.replace('/', '.'));
            return consumer;
        }
    }

    private static int call(Consumer consumer, String model, String request, long timeoutMicros, float... values) {
        String call = Consumer.floats("x", List.of(values.length), values);
        String timed =
                timeoutMicros == 0 ? call : "{\"parameters\":{\"timeout\":" + timeoutMicros + "}," + call.substring(1);
        return consumer.post("/v2/models/" + model + "/infer", timed, "X-Request-Id", request)
                .status();
    }

    private static UsageEvent event(String request) {
        return event(each -> each.getRequestId().equals(request));
    }

    private static UsageEvent event(Predicate<UsageEvent> which) {
        try (UsageReader usage = new UsageReader(Market.settings())) {
            return usage.await(which, 1).getFirst();
        }
    }

    private static SubscriptionState.Builder billed(SubscriptionState.Builder state) {
        return state.setBillsFailures(true);
    }

    private static int port(String setting) {
        return Integer.parseInt(Market.settings().getOrDefault(setting, ""));
    }
}
