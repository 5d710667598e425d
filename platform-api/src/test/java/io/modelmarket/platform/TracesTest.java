package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.inference.RequestId;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A collector gets a call's stages, in order, under the caller's own trace and with the request's id. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class TracesTest {

    private static final String MODEL = "traced.iris";
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";
    private static final List<String> STAGES = List.of("admit", "decode", "queue", "run", "encode", "record");
    private static final float[] ROW = {5.1f, 3.5f, 1.4f, 0.2f};
    private static final String CALL = Consumer.floats("features", List.of(1, 4), ROW);

    private static final String ENDLESS = Consumer.floats("x", List.of(1), new float[] {1});

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("traced/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("traced-tenant", "traced/iris", 0);
            controlPlane.publish(
                    "traced/endless",
                    "1.0.0",
                    HandMadeModels.endlessIfPositive(),
                    ReleaseState.Status.PUBLISHED,
                    SampleModel.IRIS);
            controlPlane.subscribe("traced-tenant", "traced/endless", 0);
            key = controlPlane.key("traced-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), MODEL);
        Market.awaitReady(Market.consumer(key), "traced.endless");
    }

    @Test
    void anAnsweredCallsStagesLieUnderTheCallersSpan() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Consumer.Reply reply = Market.consumer(key)
                .post("/v2/models/" + MODEL + "/infer", CALL, "traceparent", traceParent(trace, "01"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);

        List<Span> spans = spansOf(trace);

        Span call = spans.stream()
                .filter(span -> span.getName().equals("infer"))
                .findFirst()
                .orElseThrow();
        assertThat(HexFormat.of().formatHex(call.getParentSpanId().toByteArray()))
                .isEqualTo(CALLERS_SPAN);
        assertThat(attributes(call))
                .containsEntry("modelmarket.request_id", reply.header(RequestId.HEADER))
                .containsEntry("modelmarket.tenant", "traced-tenant")
                .containsEntry("modelmarket.model", "traced/iris")
                .containsEntry("modelmarket.version", "1.0.0")
                .containsEntry("modelmarket.rows", "1");
        List<Span> stages = spans.stream()
                .filter(span -> span.getParentSpanId().equals(call.getSpanId()))
                .sorted(Comparator.comparingLong(Span::getEndTimeUnixNano))
                .toList();
        assertThat(stages).extracting(Span::getName).containsExactlyElementsOf(STAGES);
        long before = call.getStartTimeUnixNano();
        for (Span stage : stages) {
            assertThat(stage.getStartTimeUnixNano()).as(stage.getName()).isEqualTo(before);
            before = stage.getEndTimeUnixNano();
        }
        assertThat(before).isEqualTo(call.getEndTimeUnixNano());
    }

    @Test
    void aRefusedCallOverGrpcSaysWhyAndHasOnlyTheStagesItReached() {
        String trace = "a3ce929d0e0e47364bf92f3577b34da6";
        try (GrpcConsumer grpc = new GrpcConsumer(
                Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")))) {
            var stub = grpc.with("x-api-key", key)
                    .withInterceptors(new GrpcConsumer.Header("traceparent", traceParent(trace, "01")));
            assertThat(stub.modelInfer(GrpcConsumer.raw(MODEL, "features", List.of(1L, 4L), ROW))
                            .getModelName())
                    .isEqualTo(MODEL);
            assertThatThrownBy(() -> stub.modelInfer(GrpcConsumer.raw(MODEL, "nothing", List.of(1L, 4L), ROW)))
                    .hasMessageContaining("nothing");
        }

        Awaitility.await()
                .atMost(Market.LIMIT)
                .untilAsserted(() -> assertThat(spansOf(trace).stream()
                                .filter(span -> span.getName().equals("infer")))
                        .hasSize(2));

        Span refused = spansOf(trace).stream()
                .filter(span -> span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR)
                .findFirst()
                .orElseThrow();
        assertThat(attributes(refused))
                .containsEntry("error.type", refused.getStatus().getMessage());
        assertThat(spansOf(trace).stream().filter(span -> span.getParentSpanId().equals(refused.getSpanId())))
                .extracting(Span::getName)
                .containsExactly("admit", "decode");
    }

    @Test
    void aCallThatComesToNoAnswerHasARunToItsEnd() {
        String trace = "c3ce929d0e0e47364bf92f3577b34da6";
        assertThat(Market.consumer(key)
                        .post(
                                "/v2/models/traced.endless/infer",
                                "{\"parameters\":{\"timeout\":300000}," + ENDLESS.substring(1),
                                "traceparent",
                                traceParent(trace, "01"))
                        .status())
                .isEqualTo(504);

        List<Span> spans = spansOf(trace);

        assertThat(spans).extracting(Span::getName).containsExactlyInAnyOrder("infer", "admit", "decode", "run");
        Span run = spans.stream()
                .filter(span -> span.getName().equals("run"))
                .findFirst()
                .orElseThrow();
        assertThat(run.getEndTimeUnixNano() - run.getStartTimeUnixNano())
                .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(250));
    }

    @Test
    void aCallThatIsRefusedBeforeItBeginsIsTracedWithItsModel() {
        String trace = "d3ce929d0e0e47364bf92f3577b34da6";
        assertThat(Market.consumer(key)
                        .post(
                                "/v2/models/" + MODEL + "/infer",
                                CALL,
                                "traceparent",
                                traceParent(trace, "01"),
                                "Content-Encoding",
                                "zstd")
                        .status())
                .isEqualTo(415);

        assertThat(spansOf(trace))
                .singleElement()
                .satisfies(span -> assertThat(attributes(span))
                        .containsEntry("error.type", "unsupported-media-type")
                        .containsEntry("modelmarket.model", "traced/iris"));
    }

    @Test
    void aCallerWhoSamplesNotIsNotTraced() {
        String unsampled = "11111111111111111111111111111111";
        String sampled = "22222222222222222222222222222222";
        for (String parent : List.of(traceParent(unsampled, "00"), traceParent(sampled, "01"))) {
            assertThat(Market.consumer(key)
                            .post("/v2/models/" + MODEL + "/infer", CALL, "traceparent", parent)
                            .status())
                    .isEqualTo(200);
        }

        assertThat(spansOf(sampled)).hasSize(1 + STAGES.size());
        assertThat(TraceCollector.spans(collector()))
                .as("sent before the other")
                .noneMatch(span -> traceOf(span).equals(unsampled));
    }

    /** All spans of that trace, once its call's own has come; they are sent together. */
    private List<Span> spansOf(String trace) {
        return Awaitility.await()
                .atMost(Market.LIMIT)
                .until(
                        () -> TraceCollector.spans(collector()).stream()
                                .filter(span -> traceOf(span).equals(trace))
                                .toList(),
                        spans -> spans.stream().anyMatch(span -> span.getName().equals("infer")));
    }

    private static URI collector() {
        return ConfigProvider.getConfig().getValue("market.tracing.endpoint", URI.class);
    }

    private static String traceOf(Span span) {
        return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    private static String traceParent(String trace, String flags) {
        return "00-" + trace + "-" + CALLERS_SPAN + "-" + flags;
    }

    private static Map<String, String> attributes(Span span) {
        return span.getAttributesList().stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        attribute -> attribute.getValue().hasIntValue()
                                ? Long.toString(attribute.getValue().getIntValue())
                                : attribute.getValue().getStringValue()));
    }
}
