package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.grpc.proto.DataType;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.modelmarket.platform.grpc.proto.ModelConfig;
import io.modelmarket.platform.grpc.proto.ModelConfigRequest;
import io.modelmarket.platform.grpc.proto.ModelStatistics;
import io.modelmarket.platform.grpc.proto.ModelStatisticsRequest;
import io.modelmarket.platform.grpc.proto.RepositoryIndexRequest;
import io.modelmarket.platform.grpc.proto.RepositoryIndexResponse.ModelIndex;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics, configuration, index and usage tell a key what is true, and only of what it may see. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class ExtensionsTest {

    private static final String MODEL = "/v2/models/extended.iris";
    private static final String ROW = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final String ROWS =
            Consumer.floats("features", List.of(2, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f, 6.3f, 2.5f, 5f, 1.9f});

    private static String key = "";
    private static String partners = "";
    private static String strangers = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            for (String version : List.of("1.0.0", "1.2.0", "1.2.5", "2.0.0-rc.1")) {
                controlPlane.publish("extended/iris", version, SampleModel.IRIS);
            }
            controlPlane.publish(
                    "extended/iris",
                    "0.9.0",
                    SampleModel.IRIS.modelFile(),
                    ReleaseState.Status.QUARANTINED,
                    SampleModel.IRIS);
            controlPlane.publish("extended/other", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("extended-tenant", "extended/iris", 1_000);
            key = controlPlane.key("extended-tenant").reveal();
            partners = controlPlane.key("extended").reveal();
            strangers = controlPlane.key("stranger").reveal();
        }
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
        Consumer consumer = Market.consumer(key);
        Market.awaitReady(consumer, "extended.iris");
        Awaitility.await("all releases")
                .atMost(Market.LIMIT)
                .until(() -> index(consumer, "{\"ready\":true}").size() == 4);
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1.2.5", "1.0,1.0.0", "1.2,1.2.5", "1.2.0,1.2.0", "stable,1.2.5", "2.0.0-rc.1,2.0.0-rc.1"})
    void answersWithTheReleaseThatAVersionMeans(String version, String release) {
        Consumer consumer = Market.consumer(key);

        assertThat(consumer.post(MODEL + "/versions/" + version + "/infer", ROW)
                        .json()
                        .get("model_version")
                        .asText())
                .isEqualTo(release);
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "latest", "1.2.5.0", "0.9"})
    void refusesVersionsThatMeanNothing(String version) {
        assertThat(Market.consumer(key).get(MODEL + "/versions/" + version).status())
                .isIn(404, 503);
        assertThat(Market.consumer(key).get(MODEL + "/versions/" + version).text())
                .contains(version.equals("0.9") ? "model-quarantined" : "not-found");
    }

    @Test
    void countsRunsOfEachRelease() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("extended/counted", "1.0.0", SampleModel.IRIS);
            controlPlane.publish("extended/counted", "1.1.0", SampleModel.IRIS);
            controlPlane.subscribe("extended-tenant", "extended/counted", 0);
        }
        Consumer consumer = Market.consumer(key);
        Market.awaitReady(consumer, "extended.counted");
        String model = "/v2/models/extended.counted";
        for (String call : List.of(ROW, ROW, ROW, ROWS)) {
            assertThat(consumer.post(model + "/infer", call).status()).isEqualTo(200);
        }

        Awaitility.await("counted")
                .atMost(Market.LIMIT)
                .until(() -> consumer.get(model + "/versions/1.1.0/stats")
                                .json()
                                .at("/model_stats/0/execution_count")
                                .asLong()
                        == 4);
        JsonNode stats = consumer.get(model + "/versions/1/stats").json().at("/model_stats/0");
        assertThat(stats.get("name").asText()).isEqualTo("extended.counted");
        assertThat(stats.get("version").asText()).isEqualTo("1.1.0");
        assertThat(stats.get("inference_count").asLong()).isEqualTo(5);
        assertThat(stats.get("last_inference").asLong()).isPositive();
        assertThat(stats.at("/inference_stats/success/count").asLong()).isEqualTo(4);
        assertThat(stats.at("/inference_stats/fail/count").asLong()).isZero();
        assertThat(stats.at("/inference_stats/compute_infer/ns").asLong()).isPositive();
        assertThat(stats.get("batch_stats")).hasSize(2);
        assertThat(stats.at("/batch_stats/1/batch_size").asLong()).isEqualTo(2);
        assertThat(consumer.get(model + "/stats").json().get("model_stats")).hasSize(2);

        List<ModelStatistics> overGrpc = stub(key)
                .modelStatistics(ModelStatisticsRequest.newBuilder()
                        .setName("extended.counted")
                        .build())
                .getModelStatsList();
        assertThat(overGrpc).extracting(ModelStatistics::getVersion).containsExactly("1.0.0", "1.1.0");
        assertThat(overGrpc.getLast().getInferenceCount()).isEqualTo(5);
        assertThat(overGrpc.getLast().getInferenceStats().getSuccess().getCount())
                .isEqualTo(4);
        assertThat(overGrpc.getFirst().getExecutionCount())
                .as("warming up is nobody's call")
                .isZero();
        assertThat(stub(key)
                        .modelStatistics(ModelStatisticsRequest.getDefaultInstance())
                        .getModelStatsList())
                .extracting(ModelStatistics::getName)
                .contains("extended.counted", "extended.iris")
                .doesNotContain("extended.other");
        assertThat(consumer.get("/v2/models/stats").json().get("model_stats").size())
                .isGreaterThanOrEqualTo(7);
    }

    @Test
    void showsStatisticsToSubscribersAndThePartnerOnly() {
        assertThat(Market.consumer(key)
                        .post(MODEL + "/versions/1.0.0/infer", ROW)
                        .status())
                .isEqualTo(200);
        Awaitility.await("counted").atMost(Market.LIMIT).until(() -> executions(partners) > 0);
        assertThat(executions(key)).isEqualTo(executions(partners));
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.subscribe("second-tenant", "extended/iris", 0);
            String second = controlPlane.key("second-tenant").reveal();
            Market.awaitReady(Market.consumer(second), "extended.iris");
            assertThat(executions(second)).as("another consumer's calls").isZero();
        }
        Consumer.Reply refused = Market.consumer(strangers).get(MODEL + "/stats");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("no-subscription");
        assertThat(Market.consumer("nonsense").get(MODEL + "/stats").status()).isEqualTo(401);
        assertThat(Market.consumer(key).get("/v2/models/extended.nothing/stats").status())
                .isEqualTo(404);
        StatusRuntimeException overGrpc = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub(strangers)
                        .modelStatistics(ModelStatisticsRequest.newBuilder()
                                .setName("extended.iris")
                                .build()));
        assertThat(overGrpc.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void tellsTheConfiguration() {
        JsonNode config =
                Market.consumer(key).get(MODEL + "/versions/1.2/config").json();
        assertThat(config.get("name").asText()).isEqualTo("extended.iris");
        assertThat(config.get("backend").asText()).isEqualTo("onnxruntime");
        assertThat(config.get("max_batch_size").asInt()).isZero();
        assertThat(config.at("/input/0/data_type").asText()).isEqualTo("TYPE_FP32");
        assertThat(config.at("/input/0/dims").toString()).isEqualTo("[-1,4]");
        assertThat(config.at("/parameters/version/string_value").asText()).isEqualTo("1.2.5");
        assertThat(Market.consumer(key).get(MODEL + "/config").status()).isEqualTo(200);

        ModelConfig overGrpc = stub(key)
                .modelConfig(
                        ModelConfigRequest.newBuilder().setName("extended.iris").build())
                .getConfig();
        assertThat(overGrpc.getPlatform()).isEqualTo("onnxruntime_onnx");
        assertThat(overGrpc.getOutput(0).getDataType()).isEqualTo(DataType.TYPE_FP32);
        assertThat(overGrpc.getOutput(0).getDimsList()).containsExactly(-1L, 3L);
    }

    @Test
    void listsWhatTheKeyMaySeeAndHowItStands() {
        List<JsonNode> all = StreamSupport.stream(
                        index(Market.consumer(key), "").spliterator(), false)
                .filter(entry -> entry.get("name").asText().equals("extended.iris"))
                .toList();
        assertThat(all)
                .extracting(entry ->
                        entry.get("version").asText() + " " + entry.get("state").asText())
                .containsExactly("0.9.0 UNAVAILABLE", "1.0.0 READY", "1.2.0 READY", "1.2.5 READY", "2.0.0-rc.1 READY");
        assertThat(all.getFirst().get("reason").asText()).contains("quarantined");
        assertThat(index(Market.consumer(key), "{}").toString()).doesNotContain("extended.other");
        assertThat(index(Market.consumer(partners), "").toString()).contains("extended.other");
        assertThat(index(Market.consumer(strangers), "")).isEmpty();
        for (String wrong : List.of("{\"ready\":\"yes\"}", "{", "[1")) {
            assertThat(Market.consumer(key).post("/v2/repository/index", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(Market.consumer(key).get("/v2/repository/index").status()).isEqualTo(405);
        assertThat(stub(key)
                        .repositoryIndex(RepositoryIndexRequest.newBuilder()
                                .setReady(true)
                                .build())
                        .getModelsList())
                .extracting(ModelIndex::getState)
                .containsOnly("READY");
    }

    @Test
    void tellsWhatTheKeyHasUsed() {
        Consumer consumer = Market.consumer(key);
        long before = used(consumer);
        for (int call = 0; call < 3; call++) {
            assertThat(consumer.post(MODEL + "/infer", ROW).status()).isEqualTo(200);
        }

        assertThat(used(consumer)).isGreaterThanOrEqualTo(before + 3);
        JsonNode item = item(consumer);
        assertThat(item.get("uncounted").asLong())
                .isEqualTo(item.get("requests").asLong());
        assertThat(item.get("counted").asLong()).isZero();
        assertThat(item.get("from").asText()).isLessThan(item.get("to").asText());
        assertThat(Market.consumer(strangers).get("/v1/usage").json().get("items"))
                .isEmpty();
    }

    @Test
    void namesExactlyTheExtensionsThereAre() {
        assertThat(Market.consumer(key).get("/v2").json().get("extensions").toString())
                .isEqualTo(
                        "[\"binary_tensor_data\",\"classification\",\"model_configuration\",\"model_repository(index)\",\"schedule_policy\",\"statistics\"]");
    }

    private static long executions(String token) {
        return Market.consumer(token)
                .get(MODEL + "/versions/1.0.0/stats")
                .json()
                .at("/model_stats/0/execution_count")
                .asLong();
    }

    private static JsonNode index(Consumer consumer, String body) {
        return consumer.post("/v2/repository/index", body).json();
    }

    private static long used(Consumer consumer) {
        return item(consumer).get("requests").asLong();
    }

    private static JsonNode item(Consumer consumer) {
        return StreamSupport.stream(
                        consumer.get("/v1/usage").json().get("items").spliterator(), false)
                .filter(item -> item.get("model").asText().equals("extended.iris"))
                .findFirst()
                .orElseThrow();
    }

    private static GRPCInferenceServiceBlockingStub stub(String token) {
        return grpc.with("x-api-key", token);
    }
}
