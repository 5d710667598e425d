package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.deploy.stack.StackPart;
import io.modelmarket.deploy.stack.TestStack;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A model that fails, hangs, dies, is busy or is not there yet has its own answer, over REST and over gRPC. */
@SuppressWarnings("NullAway.Init") // fields are set before all tests
class FailingModelsIT {

    private static final String TRACE = "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Metadata.Key<String> TYPE = Metadata.Key.of("problem-type", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RETRY_AFTER =
            Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    private static ControlPlane controlPlane;
    private static TraceCollector traces;
    private static ChildDataPlane node;
    private static Consumer consumer;
    private static GrpcConsumer grpc;
    private static String key;

    @BeforeAll
    static void startWithRoomForOneCallAndOneMore() {
        Map<String, String> settings =
                DataPlane.settings(TestStack.shared(StackPart.KAFKA).place());
        settings.put("market.worker.connections", "1");
        settings.put("market.worker.queue", "1");
        settings.put("market.worker.load-timeout", "4s");
        settings.put("market.quarantine.crashes", "100");
        traces = TraceCollector.start();
        settings.put("market.tracing.endpoint", traces.address().toString());
        controlPlane = new ControlPlane(settings);
        publish("fails/reshaping", HandMadeModels.reshapingToOne());
        publish("hangs/endless", HandMadeModels.endlessIfPositive());
        controlPlane.publish(
                "hangs/briefly",
                "1.0.0",
                HandMadeModels.endlessIfPositive(),
                SampleModel.IRIS,
                state -> state.setCallTimeoutMillis(200));
        controlPlane.subscribe("failing-models", "hangs/briefly", 0);
        key = controlPlane.key("failing-models").reveal();
        node = ChildDataPlane.start(settings);
        consumer = node.consumer(key);
        grpc = new GrpcConsumer(Integer.parseInt(settings.getOrDefault("quarkus.grpc.server.port", "")));
        Market.awaitReady(consumer, "fails.reshaping");
        Market.awaitReady(consumer, "hangs.endless");
        Market.awaitReady(consumer, "hangs.briefly");
    }

    @AfterAll
    static void stop() {
        grpc.close();
        node.close();
        traces.close();
        controlPlane.close();
    }

    @Test
    void aModelThatFailsIsSaidToHaveFailedWithoutNativeText() {
        Consumer.Reply reply = consumer.post("/v2/models/fails.reshaping/infer", rest(0, 1, 2));

        assertProblem(reply, 502, "model-failed");
        assertThat(reply.json().get("detail").asText())
                .contains("fails/reshaping 1.0.0")
                .doesNotContainIgnoringCase("onnx")
                .doesNotContain("Reshape");
        assertThat(reply.header("X-Request-Id")).isNotEmpty();
        StatusRuntimeException refusal = refusal(raw("fails.reshaping", 0, 1, 2));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(trailer(refusal, TYPE)).endsWith(":model-failed");
        assertThat(consumer.post("/v2/models/fails.reshaping/infer", rest(0, 1)).status())
                .isEqualTo(200);
    }

    @Test
    void aModelThatGoesOnIsLeftAtTheCallersDeadline() {
        assertProblem(consumer.post("/v2/models/hangs.endless/infer", rest(200_000, 1)), 504, "timeout");
        StatusRuntimeException refusal = refusal(raw("hangs.endless", 200_000, 1));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(trailer(refusal, TYPE)).endsWith(":timeout");
        assertThat(consumer.post("/v2/models/hangs.endless/infer", rest(0, -1)).status())
                .isEqualTo(200);
    }

    @Test
    void aModelThatGoesOnIsLeftAtItsReleasesDeadlineWhereTheCallerHasNone() {
        String model = "/v2/models/hangs.briefly";

        assertProblem(consumer.post(model + "/infer", rest(0, 1)), 504, "timeout");
        assertThat(consumer.get(model + "/config")
                        .json()
                        .at("/parameters/timeout/string_value")
                        .asText())
                .isEqualTo("200000");
    }

    @Test
    void aFullQueueSendsTheNextOnesAway() {
        List<CompletableFuture<Consumer.Reply>> calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> consumer.post("/v2/models/hangs.endless/infer", rest(5_000_000, 1))))
                .limit(4)
                .toList();
        Awaitility.await("one that runs and one that waits")
                .atMost(Market.LIMIT)
                .until(() -> consumer.get("/q/metrics").text().contains("market_calls_in_flight 2.0"));
        StatusRuntimeException refusal = refusal(raw("hangs.endless", 0, 1));
        Consumer.Reply full = calls.stream()
                .map(CompletableFuture::join)
                .filter(reply -> reply.status() == 503)
                .findFirst()
                .orElseThrow();

        assertProblem(full, 503, "queue-full");
        assertThat(full.json().get("detail").asText()).contains("waiting already");
        assertThat(full.header("Retry-After")).isEqualTo("1");
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(trailer(refusal, TYPE)).endsWith(":queue-full");
        assertThat(trailer(refusal, RETRY_AFTER)).isEqualTo("1");
        assertThat(calls).anySatisfy(call -> assertProblem(call.join(), 504, "timeout"));
        assertThat(consumer.get("/q/metrics").text())
                .contains("market_calls_seconds_count{model=\"hangs/endless\",outcome=\"queue-full\"}");
    }

    @Test
    void whatIsGivenUpInTheQueueIsMeasuredAndTracedAsWaiting() {
        CompletableFuture<Consumer.Reply> before = CompletableFuture.supplyAsync(
                () -> consumer.post("/v2/models/hangs.endless/infer", rest(2_000_000, 1)));
        Awaitility.await("the call")
                .atMost(Market.LIMIT)
                .until(() -> consumer.get("/q/metrics").text().contains("market_calls_in_flight 1.0"));

        assertProblem(
                consumer.post(
                        "/v2/models/hangs.endless/infer",
                        rest(300_000, 1),
                        "X-Request-Id",
                        "queued",
                        "traceparent",
                        TRACE),
                504,
                "timeout");

        assertThat(consumer.get("/q/metrics").text().lines())
                .filteredOn(line -> line.startsWith("market_runs_waited_seconds_max{model=\"hangs/endless\""))
                .singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .isGreaterThanOrEqualTo(0.29));
        assertProblem(before.join(), 504, "timeout");
        Awaitility.await("its spans")
                .atMost(Market.LIMIT)
                .untilAsserted(() -> assertThat(TraceCollector.spans(traces.address()))
                        .filteredOn(span -> HexFormat.of()
                                .formatHex(span.getTraceId().toByteArray())
                                .equals(TRACE.substring(3, 35)))
                        .extracting(Span::getName)
                        .containsExactlyInAnyOrder("infer", "admit", "decode", "queue"));
    }

    @Test
    void aWorkerThatDiesUnderACallSaysWhenToComeAgain() {
        CompletableFuture<StatusRuntimeException> call =
                CompletableFuture.supplyAsync(() -> refusal(raw("hangs.endless", 0, 1)));
        Awaitility.await("the call")
                .atMost(Market.LIMIT)
                .until(() -> consumer.get("/q/metrics").text().contains("market_calls_in_flight 1.0"));
        node.killWorkers();
        Awaitility.await("an answer").atMost(Market.LIMIT).until(call::isDone);

        assertThat(call.join().getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(trailer(call.join(), TYPE)).endsWith(":worker-died");
        assertThat(trailer(call.join(), RETRY_AFTER)).isEqualTo("2");
        Market.awaitReady(consumer, "hangs.endless");
        Market.awaitReady(consumer, "hangs.briefly");
        Market.awaitReady(consumer, "fails.reshaping");
    }

    @Test
    void aModelThatIsBeingLoadedSaysSoAndOneThatCannotBeSaysThat() {
        publish("slow/loading", HandMadeModels.slowToLoad());

        Awaitility.await("loading").atMost(Market.LIMIT).until(() -> problem("slow.loading", "model-loading"));
        StatusRuntimeException refusal = refusal(raw("slow.loading", 0, 1));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(trailer(refusal, RETRY_AFTER)).isNotEmpty();
        assertThat(trailer(refusal, TYPE)).endsWith(":model-loading");

        Awaitility.await("given up").atMost(Market.LIMIT).until(() -> problem("slow.loading", "unavailable"));
    }

    private static boolean problem(String model, String type) {
        Consumer.Reply reply = consumer.post("/v2/models/" + model + "/infer", rest(0, 1));
        return reply.status() == 503
                && reply.json().get("type").asText().endsWith(":" + type)
                && !reply.header("Retry-After").isEmpty();
    }

    private static void publish(String model, byte[] file) {
        controlPlane.publish(model, "1.0.0", file, ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
        controlPlane.subscribe("failing-models", model, 0);
    }

    private static void assertProblem(Consumer.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("type").asText()).endsWith(":" + type);
        assertThat(reply.json().get("error").asText())
                .isEqualTo(reply.json().get("detail").asText());
    }

    private static StatusRuntimeException refusal(ModelInferRequest request) {
        return catchThrowableOfType(
                StatusRuntimeException.class, () -> grpc.with("x-api-key", key).modelInfer(request));
    }

    private static String trailer(StatusRuntimeException refusal, Metadata.Key<String> name) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(refusal.getTrailers()).get(name), "");
    }

    private static String rest(long timeoutMicros, float... values) {
        String call = Consumer.floats("x", List.of(values.length), values);
        return timeoutMicros == 0 ? call : "{\"parameters\":{\"timeout\":" + timeoutMicros + "}," + call.substring(1);
    }

    private static ModelInferRequest raw(String model, long timeoutMicros, float... values) {
        ModelInferRequest call = GrpcConsumer.raw(model, "x", List.of((long) values.length), values);
        return timeoutMicros == 0
                ? call
                : call.toBuilder()
                        .putParameters(
                                "timeout",
                                InferParameter.newBuilder()
                                        .setInt64Param(timeoutMicros)
                                        .build())
                        .build();
    }
}
