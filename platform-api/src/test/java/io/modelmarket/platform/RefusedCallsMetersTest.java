package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.UnknownFieldSet;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpClientRequest;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever is refused, and wherever, is counted by why; by model and release too, as far as they are known. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class RefusedCallsMetersTest {

    private static final float[] VALUES = {5.1f, 3.5f, 1.4f, 0.2f};
    private static final String ROW = Consumer.floats("features", List.of(1, 4), VALUES);

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            for (String model : List.of("used-up", "too-quick", "unbought")) {
                controlPlane.publish("refused/" + model, "1.0.0", SampleModel.IRIS);
            }
            controlPlane.publish(
                    "refused/sick",
                    "1.0.0",
                    SampleModel.IRIS.modelFile(),
                    ReleaseState.Status.QUARANTINED,
                    SampleModel.IRIS);
            controlPlane.publish(
                    "refused/broken", "1.0.0", new byte[] {8, 1, 2}, ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
            controlPlane.publish(
                    "refused/endless",
                    "1.0.0",
                    HandMadeModels.endlessIfPositive(),
                    ReleaseState.Status.PUBLISHED,
                    SampleModel.IRIS);
            controlPlane.subscribe("refused-tenant", "refused/endless", 0);
            controlPlane.subscribe("refused-tenant", "refused/used-up", 1);
            controlPlane.subscribe(
                    "refused-tenant", "refused/too-quick", state -> state.setRateLimit(ControlPlane.rate(1, 1)));
            controlPlane.subscribe("refused-tenant", "refused/sick", 0);
            controlPlane.subscribe("refused-tenant", "refused/broken", 0);
            key = controlPlane.key("refused-tenant").reveal();
        }
        Market.awaitReady(consumer(), "refused.used-up");
        Market.awaitReady(consumer(), "refused.too-quick");
    }

    @Test
    void limitsAndWhatTheModelLacksAreCountedByModelAndRelease() {
        for (int call = 0; call < 3; call++) {
            infer("used-up", ROW);
            infer("too-quick", ROW);
        }
        infer("sick", ROW);
        infer("broken", ROW);

        assertCounted("used-up", "quota-exceeded");
        assertCounted("too-quick", "rate-limited");
        assertCounted("sick", "model-quarantined");
        assertThat(metrics())
                .containsAnyOf(timed("refused/broken", "unavailable"), timed("refused/broken", "model-loading"));
    }

    @Test
    void whoHasNotSubscribedIsCountedByModelButGetsNoSeriesOfItsOwnForEachRelease() {
        assertThat(infer("unbought", ROW)).isEqualTo(403);
        assertThat(infer("nothing", ROW)).isEqualTo(404);

        assertThat(metrics())
                .contains(timed("refused/unbought", "no-subscription"), counted("none", "no-subscription", "none"))
                .doesNotContain("refused/nothing", counted("refused/unbought", "no-subscription", "1.0.0"));
    }

    @Test
    void whatNeverBecameACallIsCountedToo() {
        assertThat(infer("used-up", new byte[(64 << 20) + 1])).isEqualTo(413);
        assertThat(consumer()
                        .post("/v2/models/refused.too-quick/infer", ROW, "Content-Encoding", "zstd")
                        .status())
                .isEqualTo(415);
        assertThat(consumer()
                        .with("nonsense")
                        .post("/v2/models/refused.used-up/infer", ROW)
                        .status())
                .isEqualTo(401);

        assertThat(metrics())
                .contains(
                        timed("refused/used-up", "too-large"),
                        counted("none", "too-large", "none"),
                        timed("refused/too-quick", "unsupported-media-type"),
                        timed("none", "key-invalid"),
                        "market_calls_by_consumer_total{consumer=\"none\",model=\"none\",outcome=\"key-invalid\",release=\"none\"}");
    }

    @Test
    void soIsWhatNeverBecameACallOverGrpc() {
        UnknownFieldSet.Field.Builder many = UnknownFieldSet.Field.newBuilder();
        for (int i = 0; i < 2_000_000; i++) {
            many.addVarint(1);
        }
        ModelInferRequest row = GrpcConsumer.raw("refused.used-up", "features", List.of(1L, 4L), VALUES);
        ModelInferRequest large = row.toBuilder()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(100, many.build()).build())
                .build();
        try (GrpcConsumer grpc = new GrpcConsumer(port("quarkus.grpc.server.test-port"))) {
            refused(grpc, "x-api-key", key, large);
            refused(grpc, null, null, row);
        }

        assertThat(metrics()).contains(timed("none", "too-large"), timed("none", "unauthenticated"));
    }

    /** Over REST it is the same call whose body does not come. */
    @Test
    void soIsWhatGrpcsTransportEndsBeforeItIsACall() {
        int rest = port("quarkus.http.test-port");
        int grpc = port("quarkus.grpc.server.test-port");
        try (RawCalls calls = new RawCalls(rest, grpc, key)) {
            HttpClientRequest left = calls.grpc("ModelInfer", RawCalls.begun(1 << 20, 1_000));
            Awaitility.await("its caller is known").atMost(Market.LIMIT).until(() -> held() > 0);
            left.reset();
            awaitCounted(none("cancelled"));

            calls.grpc("ModelInfer", RawCalls.begun(1 << 20, 1_000), "grpc-timeout", "1000m");
            awaitCounted(none("request-timeout"));
        }
    }

    @Test
    void aCallWhoseTimeOfGrpcIsOverIsATimeoutAsOverRest() {
        String model = "refused.endless";
        Market.awaitReady(consumer(), model);
        try (RawCalls calls =
                new RawCalls(port("quarkus.http.test-port"), port("quarkus.grpc.server.test-port"), key)) {
            calls.grpc(
                            "ModelInfer",
                            RawCalls.framed(GrpcConsumer.raw(model, "x", List.of(1L), new float[] {1})
                                    .toByteArray()),
                            "grpc-timeout",
                            "300m")
                    .end();

            awaitCounted(counted("refused/endless", "timeout", "1.0.0"));
        }
    }

    private static long held() {
        return Arc.container().instance(BodyMemory.class).get().held();
    }

    private static void awaitCounted(String series) {
        Awaitility.await(series).atMost(Market.LIMIT).until(() -> metrics().contains(series));
    }

    private static String none(String outcome) {
        return counted("none", outcome, "none");
    }

    private static int port(String setting) {
        return Integer.parseInt(Market.settings().getOrDefault(setting, ""));
    }

    private static void refused(
            GrpcConsumer grpc, @Nullable String header, @Nullable String with, ModelInferRequest request) {
        assertThat(catchThrowableOfType(
                        StatusRuntimeException.class,
                        () -> grpc.with(header, with).modelInfer(request)))
                .isNotNull();
    }

    private static void assertCounted(String model, String outcome) {
        assertThat(metrics())
                .contains(timed("refused/" + model, outcome), counted("refused/" + model, outcome, "1.0.0"));
    }

    private static String timed(String model, String outcome) {
        return "market_calls_seconds_count{model=\"" + model + "\",outcome=\"" + outcome + "\"}";
    }

    private static String counted(String model, String outcome, String release) {
        return "market_calls_by_consumer_total{consumer=\"refused-tenant\",model=\"" + model + "\",outcome=\"" + outcome
                + "\",release=\"" + release + "\"}";
    }

    private static int infer(String model, String body) {
        return consumer().post("/v2/models/refused." + model + "/infer", body).status();
    }

    private static int infer(String model, byte[] body) {
        return consumer().post("/v2/models/refused." + model + "/infer", body).status();
    }

    private static String metrics() {
        return consumer().get("/q/metrics").text();
    }

    private static Consumer consumer() {
        return Market.consumer(key);
    }
}
