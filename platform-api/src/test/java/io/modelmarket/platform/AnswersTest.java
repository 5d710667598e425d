package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.UsageEvent;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferRequestedOutputTensor;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers are the trained models' own, the same whichever way they were asked for, and each leaves one usage event. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class AnswersTest {

    private static final Offset<Float> CLOSE = Offset.offset(1e-5f);
    private static final String TENANT = "globex";

    private static Consumer globex = new Consumer(URI.create("http://127.0.0.1"), null);
    private static String key = "";
    private static String irisSubscription = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            for (SampleModel model : SampleModel.values()) {
                controlPlane.publish("acme/" + wire(model), "1.0.0", model);
                String subscription =
                        controlPlane.subscribe(TENANT, "acme/" + wire(model), state -> state.setConcurrentRequests(64));
                irisSubscription = model == SampleModel.IRIS ? subscription : irisSubscription;
            }
            key = controlPlane.key(TENANT).reveal();
        }
        globex = Market.consumer(key);
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
        for (SampleModel model : SampleModel.values()) {
            Market.awaitReady(globex, "acme." + wire(model));
        }
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @ParameterizedTest
    @EnumSource
    void answersTheSameInJsonBinaryAndGrpc(SampleModel model) {
        Samples samples = Samples.of(model);
        String name = "acme." + wire(model);
        List<Long> shape = samples.shape().stream().map(Integer::longValue).toList();
        for (Samples.Sample sample : samples.samples()) {
            Consumer.Reply json = globex.post(
                    "/v2/models/" + name + "/infer",
                    Consumer.floats(samples.input(), samples.shape(), sample.values()));
            Consumer.Reply binary = binary(name, samples, sample);
            ModelInferResponse raw = grpc.with("authorization", "Bearer " + key)
                    .modelInfer(GrpcConsumer.raw(name, samples.input(), shape, sample.values()));
            ModelInferResponse typed = grpc.with("x-api-key", key)
                    .modelInfer(GrpcConsumer.typed(name, samples.input(), shape, sample.values()));

            assertThat(json.status()).as(json.text()).isEqualTo(200);
            float[] answer = json.floats();
            float[] expected = sample.expected();
            for (int i = 0; i < expected.length; i++) {
                assertThat(answer[answer.length - expected.length + i]).isCloseTo(expected[i], CLOSE);
            }
            assertThat(Consumer.floats(binary.blobs())).containsExactly(answer);
            assertThat(Consumer.floats(raw.getRawOutputContents(0).toByteArray()))
                    .containsExactly(answer);
            assertThat(raw.getId()).isEqualTo("raw-1");
            assertThat(typed.getRawOutputContents(0)).isEqualTo(raw.getRawOutputContents(0));
        }
    }

    @Test
    void takesABatchNestedOrFlatAndCountsItsRows() {
        String nested = "{\"id\":\"batch-1\",\"inputs\":[{\"data\":[[5.1,3.5,1.4,0.2],[6.7,3.0,5.2,2.3]],"
                + "\"shape\":[2,4],\"datatype\":\"FP32\",\"name\":\"features\"}]}";

        Consumer.Reply reply =
                globex.post("/v2/models/acme.iris/versions/1/infer?unknown=1", nested, "X-Request-Id", "rows-2");
        Consumer.Reply flat = globex.post(
                "/v2/models/acme.iris/versions/1.0.0/infer",
                nested.replace("],[", ",").replace("[[", "[").replace("]]", "]"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("id").asText()).isEqualTo("batch-1");
        assertThat(reply.json().get("model_version").asText()).isEqualTo("1.0.0");
        assertThat(reply.json().at("/outputs/0/shape").toString()).isEqualTo("[2,3]");
        assertThat(flat.floats()).containsExactly(reply.floats());
        assertThat(reply.header("X-Request-Id")).isEqualTo("rows-2");
        try (UsageReader usage = new UsageReader(Market.settings())) {
            UsageEvent event =
                    usage.await(each -> each.getRequestId().equals("rows-2"), 1).getFirst();
            assertThat(event.getRows()).isEqualTo(2);
            assertThat(event.getRequests()).isEqualTo(1);
            assertThat(event.getOutcome()).isEqualTo(UsageEvent.Outcome.ANSWERED);
            assertThat(event.getSubscriptionId()).isEqualTo(irisSubscription);
            assertThat(event.getRegion()).isEqualTo("test-1");
            assertThat(event.getPlanVersion()).isEqualTo(3);
            assertThat(event.getBytesIn()).isEqualTo(nested.length());
            assertThat(event.getBytesOut()).isEqualTo(reply.text().length());
        }
    }

    @Test
    void mixesJsonAndBinaryAsEachOutputAsks() {
        String asked = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
        String binaryOutputs = asked.replace(
                "]}]}",
                "]}],\"parameters\":{\"binary_data_output\":true},"
                        + "\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":false}}]}");

        Consumer.Reply json = globex.post("/v2/models/acme.iris/infer", binaryOutputs);
        Consumer.Reply binary = globex.post("/v2/models/acme.iris/infer", binaryOutputs.replace(":false", ":true"));
        Consumer.Reply raw = globex.post(
                "/v2/models/acme.iris/infer",
                Consumer.littleEndian(new float[] {5.1f, 3.5f, 1.4f, 0.2f}),
                Consumer.HEAD_LENGTH,
                "0");

        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(binary.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(binary.head().at("/outputs/0/parameters/binary_data_size").asInt())
                .isEqualTo(12);
        assertThat(Consumer.floats(binary.blobs())).containsExactly(json.floats());
        assertThat(Consumer.floats(raw.blobs())).containsExactly(json.floats());
    }

    @Test
    void takesParametersOfEachKindAtEachLevelAndLeavesThoseItDoesNotKnow() {
        String asked = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
        String kinds = "\"parameters\":{\"text\":\"a\",\"number\":1,\"fraction\":0.5,\"truth\":true}";
        ModelInferRequest row =
                GrpcConsumer.raw("acme.iris", "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
        InferParameter text = InferParameter.newBuilder().setStringParam("a").build();
        InferParameter truth = InferParameter.newBuilder().setBoolParam(true).build();

        Consumer.Reply reply = globex.post(
                "/v2/models/acme.iris/infer",
                asked.replace("\"shape\"", kinds + ",\"shape\"")
                        .replace(
                                "]}]}", "]}]," + kinds + ",\"outputs\":[{\"name\":\"probabilities\"," + kinds + "}]}"));
        ModelInferResponse answer = grpc.with("x-api-key", key)
                .modelInfer(row.toBuilder()
                        .putParameters("text", text)
                        .putParameters("truth", truth)
                        .setInputs(0, row.getInputs(0).toBuilder().putParameters("truth", truth))
                        .addOutputs(InferRequestedOutputTensor.newBuilder()
                                .setName("probabilities")
                                .putParameters("text", text))
                        .build());

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(answer.getRawOutputContentsCount()).isEqualTo(1);
    }

    @Test
    void tellsWhatItIsAndWhatTheKeyMayCall() {
        assertThat(globex.with(null).get("/v2").json().get("name").asText()).isEqualTo("modelmarket");
        assertThat(globex.with(null).get("/v2/?x=y").status()).isEqualTo(200);
        assertThat(globex.with(null).get("/v2/health/live").json().get("live").asBoolean())
                .isTrue();
        assertThat(globex.with(null).get("/v2/health/ready").json().get("ready").asBoolean())
                .isTrue();
        assertThat(globex.get("/v2/models/acme.iris")
                        .json()
                        .at("/inputs/0/shape")
                        .toString())
                .isEqualTo("[-1,4]");
        assertThat(globex.get("/v2/models/acme.iris/versions/1.0/ready")
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("acme.iris");
        assertThat(globex.get("/v1/models")
                        .json()
                        .at("/items/0/terms/pricePerRequest")
                        .asText())
                .isEqualTo("0.002");
        assertThat(globex.get("/v1/models")
                        .json()
                        .at("/items/0/terms/concurrentRequests")
                        .asInt())
                .isEqualTo(64);
        assertThat(globex.get("/v1/quota").json().at("/items").size()).isEqualTo(3);
        assertThat(globex.with(null).get("/q/metrics").text()).contains("market_journal_bytes");
        assertThat(globex.with(null).get("/q/openapi").text()).contains("/v2/models/{model}/infer");
    }

    private static Consumer.Reply binary(String name, Samples samples, Samples.Sample sample) {
        byte[] blob = Consumer.littleEndian(sample.values());
        String head = "{\"inputs\":[{\"name\":\"" + samples.input() + "\",\"datatype\":\"FP32\",\"shape\":"
                + samples.shape() + ",\"parameters\":{\"binary_data_size\":" + blob.length
                + "}}],\"parameters\":{\"binary_data_output\":true}}";
        Consumer.Reply reply = globex.post(
                "/v2/models/" + name + "/infer",
                Consumer.concat(head, blob),
                Consumer.HEAD_LENGTH,
                Integer.toString(head.length()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply;
    }

    private static String wire(SampleModel model) {
        return model.name().toLowerCase(java.util.Locale.ROOT);
    }
}
