package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.Topic;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.id.KeyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way a call can be wrong has its status, its type and a sentence that says what to do. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class RefusalsTest {

    private static final String INFER = "/v2/models/acme.strict/infer";
    private static final String CALL = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private static String key = "";

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.sendBytes(Topic.RELEASES, "rubbish", new byte[] {1, 2, 3});
            controlPlane.sendBytes(Topic.KEYS, "rubbish", new byte[] {9, 9});
            controlPlane.publish("acme/strict", "1.0.0", SampleModel.IRIS);
            controlPlane.publish("acme/strict", "1.1.0", SampleModel.IRIS);
            controlPlane.publish("acme/strict", "2.0.0-rc.1", SampleModel.IRIS);
            controlPlane.publish("acme/unbought", "1.0.0", SampleModel.IRIS);
            controlPlane.publish("acme/paused", "1.0.0", SampleModel.IRIS);
            controlPlane.publish(
                    "acme/sick",
                    "1.0.0",
                    SampleModel.IRIS.modelFile(),
                    ReleaseState.Status.QUARANTINED,
                    SampleModel.IRIS);
            controlPlane.publish(
                    "acme/broken", "1.0.0", new byte[] {8, 1, 2}, ReleaseState.Status.PUBLISHED, SampleModel.IRIS);
            for (String model : List.of("acme/strict", "acme/sick", "acme/broken")) {
                controlPlane.subscribe("strict-tenant", model, 0);
            }
            controlPlane.subscribe(
                    "strict-tenant", "acme/paused", state -> state.setStatus(SubscriptionState.Status.SUSPENDED));
            key = controlPlane.key("strict-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), "acme.strict");
    }

    @Test
    void tellsKeysApart() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            KeyToken expired = controlPlane.key("strict-tenant", state -> state.setExpiresAt(ControlPlane.seconds(1)));
            KeyToken revoked = controlPlane.key("strict-tenant", state -> state.setRevokedAt(ControlPlane.seconds(1)));
            KeyToken suspended = controlPlane.key("suspended-tenant");
            controlPlane.suspend("suspended-tenant", true);
            KeyToken unknown = KeyToken.generate("test", new SecureRandom());
            KeyToken known = KeyToken.parse(key).orElseThrow();
            KeyToken wrongSecret = new KeyToken("test", known.id(), unknown.secret());
            Awaitility.await().until(() -> post(suspended.reveal(), CALL).text().contains("tenant-suspended"));

            assertRefused(post(null, CALL), 401, "unauthenticated");
            assertRefused(post("mkt_test_nonsense", CALL), 401, "key-invalid");
            assertRefused(post(expired.reveal(), CALL), 401, "key-expired");
            assertRefused(post(revoked.reveal(), CALL), 401, "key-revoked");
            assertRefused(post(suspended.reveal(), CALL), 403, "tenant-suspended");
            String forUnknown = assertRefused(post(unknown.reveal(), CALL), 401, "key-invalid");
            assertThat(assertRefused(post(wrongSecret.reveal(), CALL), 401, "key-invalid"))
                    .isEqualTo(forUnknown);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "acme.unbought, 403, no-subscription",
        "acme.paused, 403, subscription-suspended",
        "acme.nothing, 404, not-found",
        "nonsense, 404, not-found",
        "acme.strict/versions/9, 404, not-found",
        "acme.strict/versions/2, 404, not-found",
        "acme.sick, 503, model-quarantined"
    })
    void tellsModelsApart(String model, int status, String type) {
        assertRefused(consumer().post("/v2/models/" + model + "/infer", CALL), status, type);
    }

    @Test
    void tellsThatAModelIsNotThereYet() {
        Consumer.Reply reply = consumer().post("/v2/models/acme.broken/infer", CALL);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    @Test
    void findsVersionsAndForgetsWithdrawnOnes() {
        assertThat(consumer().post(INFER, CALL).json().get("model_version").asText())
                .isEqualTo("1.1.0");
        assertThat(consumer()
                        .get("/v2/models/acme.strict/versions/2.0.0-rc.1/ready")
                        .status())
                .isIn(200, 503);
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/strict", "1.5.0", SampleModel.IRIS);
            Awaitility.await()
                    .atMost(Market.LIMIT)
                    .until(() -> consumer()
                                    .get("/v2/models/acme.strict/versions/1.5/ready")
                                    .status()
                            == 200);

            controlPlane.publish(
                    "acme/strict",
                    "1.5.0",
                    SampleModel.IRIS.modelFile(),
                    ReleaseState.Status.WITHDRAWN,
                    SampleModel.IRIS);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(consumer()
                                    .post(INFER, CALL)
                                    .json()
                                    .get("model_version")
                                    .asText())
                            .isEqualTo("1.1.0"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "shape':[1,4]|shape':[1,5]|takes 5",
                "shape':[1,4]|shape':[4]|shape",
                "shape':[1,4]|shape':[4611686018427387904,4611686018427387904]|too many elements",
                "shape':[1,4]|shape':[-1,4]|not negative",
                "shape':[1,4]|shape':[1,4000000]|far less data",
                "FP32|FP64|the model takes FP32",
                "FP32|FLOAT|datatype 'FLOAT'",
                "name':'features|name':'other|no input 'other'",
                "0.2]|'0.2']|not a FP32",
                "0.2]|0.2,1]|more elements",
                "[5.1|[[5.1|not JSON",
                "5.1,|[5.1],|array",
                "'inputs':|'input':|'inputs' is missing",
                "}]}|}],'outputs':[{'name':'x'}]}|no output 'x'",
                "}]}|}],'outputs':[{'name':'probabilities'},{'name':'probabilities'}]}|more than once",
                "}]}|},{'name':'features','datatype':'FP32','shape':[1,4],'data':[1,2,3,4]}]}|more than once",
                "}]}|}],'parameters':{'timeout':-1}}|timeout",
                "}]}|}],'id':7}|'id' must be a string",
                "}]}|}]} 1|behind",
                "}]}|}]|not JSON"
            })
    void saysWhatIsWrongWithATensor(String from, String to, String says) {
        String good = "{'inputs':[{'name':'features','datatype':'FP32','shape':[1,4],'data':[5.1,3.5,1.4,0.2]}]}";

        Consumer.Reply reply = consumer().post(INFER, good.replace(from, to).replace('\'', '"'));

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).contains(says);
        assertThat(reply.json().get("requestId").asText()).isEqualTo(reply.header("X-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource({"-1, 400", "x, 400", "99999, 400", "10, 400"})
    void refusesAWrongHeadLength(String length, int status) {
        assertThat(consumer().post(INFER, CALL, Consumer.HEAD_LENGTH, length).status())
                .isEqualTo(status);
    }

    @Test
    void refusesBlobsThatAreTooShortTooLongOrLeftOver() {
        assertThat(binary(16, new byte[16]).status()).isEqualTo(200);
        assertThat(binary(16, new byte[15]).status()).isEqualTo(400);
        assertThat(binary(16, new byte[17]).json().get("error").asText()).contains("left over");
        assertThat(binary(12, new byte[12]).json().get("error").asText()).contains("takes 16 bytes");
        assertThat(consumer()
                        .post(INFER, new byte[15], Consumer.HEAD_LENGTH, "0")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void boundsWhatStrangersSend() {
        assertRefused(consumer().post(INFER, new byte[(64 << 20) + 1]), 413, "too-large");
        assertRefused(consumer().post(INFER, "[".repeat(200)), 400, "invalid-request");
        assertRefused(
                consumer().post(INFER, "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}"), 400, "malformed-json");
        assertRefused(consumer().get(INFER), 405, "method-not-allowed");
        assertRefused(consumer().get("/v2/nowhere"), 404, "not-found");
        assertThat(consumer().post(INFER, CALL, "X-Request-Id", "not fit!").header("X-Request-Id"))
                .hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "generate_stream", "versions/1/generate"})
    void doesNotGenerate(String what) {
        assertRefused(consumer().post("/v2/models/acme.strict/" + what, "{\"text_input\":\"a\"}"), 404, "not-found");
    }

    private static Consumer.Reply binary(int announced, byte[] blob) {
        String head = "{\"inputs\":[{\"name\":\"features\",\"datatype\":\"FP32\",\"shape\":[1,4],"
                + "\"parameters\":{\"binary_data_size\":" + announced + "}}]}";
        return consumer()
                .post(INFER, Consumer.concat(head, blob), Consumer.HEAD_LENGTH, Integer.toString(head.length()));
    }

    private static String assertRefused(Consumer.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("type").asText()).isEqualTo("urn:modelmarket:problem:" + type);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.json().get("error").asText()).isNotBlank();
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        return reply.json().get("error").asText();
    }

    private static Consumer.Reply post(@Nullable String token, String body) {
        return consumer().with(token).post(INFER, body);
    }

    private static Consumer consumer() {
        return Market.consumer(key);
    }
}
