package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.runtime.tensor.DataType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every element type of the protocol in every way it may be sent, and the same in the answer. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class EveryTypeTest {

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            for (DataType type : DataType.values()) {
                controlPlane.publish(
                        "types/" + name(type),
                        "1.0.0",
                        HandMadeModels.identity(type),
                        ReleaseState.Status.PUBLISHED,
                        SampleModel.IRIS);
                controlPlane.subscribe("typed-tenant", "types/" + name(type), 0);
            }
            key = controlPlane.key("typed-tenant").reveal();
        }
        for (DataType type : DataType.values()) {
            Market.awaitReady(Market.consumer(key), model(type));
        }
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameInJson(DataType type) {
        TypedSamples samples = TypedSamples.of(type);

        Consumer.Reply reply = post(
                type,
                "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"" + type + "\",\"shape\":[" + samples.size()
                        + "],\"data\":[" + String.join(",", samples.json()) + "]}]}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().has("id")).as("an id that nobody gave").isFalse();
        JsonNode output = reply.json().at("/outputs/0");
        assertThat(output.get("datatype").asText()).isEqualTo(type.oipName());
        assertThat(output.get("data")).hasSize(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            JsonNode element = output.get("data").get(i);
            String sent = samples.json().get(i);
            if (element.isNumber()) {
                assertThat(element.decimalValue()).isEqualByComparingTo(new BigDecimal(sent));
            } else {
                assertThat(element.toString()).isEqualTo(sent);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameInBinary(DataType type) {
        TypedSamples samples = TypedSamples.of(type);

        assertThat(binary(type, samples.size(), samples.bytes())).isEqualTo(samples.bytes());
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameRaw(DataType type) {
        TypedSamples samples = TypedSamples.of(type);

        assertThat(raw(type, samples.size(), samples.bytes())).isEqualTo(samples.bytes());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FP16", "BF16"})
    void isTheSameTyped(DataType type) {
        TypedSamples samples = TypedSamples.of(type);

        ModelInferResponse answer = grpc.with("x-api-key", key).modelInfer(typed(type, samples));

        assertThat(answer.getOutputs(0).getDatatype()).isEqualTo(type.oipName());
        assertThat(answer.getOutputs(0).hasContents()).as("answers are raw").isFalse();
        assertThat(answer.getRawOutputContents(0).toByteArray()).isEqualTo(samples.bytes());
        assertThat(answer.getId()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FP16", "BF16"})
    void haveNoTypedContents(DataType type) {
        ModelInferRequest request = typed(type, TypedSamples.of(DataType.FP32));

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class, () -> grpc.with("x-api-key", key).modelInfer(request));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).contains("no typed contents");
    }

    @ParameterizedTest
    @EnumSource(names = {"FP16", "BF16", "FP32", "FP64"})
    void whatIsNoNumberKeepsEachOfItsBits(DataType type) {
        byte[] bytes = TypedSamples.notNumbers(type).toByteArray();
        int elements = bytes.length / type.width();

        assertThat(binary(type, elements, bytes)).isEqualTo(bytes);
        assertThat(raw(type, elements, bytes)).isEqualTo(bytes);
    }

    private static byte[] binary(DataType type, int elements, byte[] bytes) {
        String head = "{\"inputs\":[{\"name\":\"x\",\"datatype\":\"" + type + "\",\"shape\":[" + elements
                + "],\"parameters\":{\"binary_data_size\":" + bytes.length
                + "}}],\"parameters\":{\"binary_data_output\":true}}";
        Consumer.Reply reply = Market.consumer(key)
                .post(path(type), Consumer.concat(head, bytes), Consumer.HEAD_LENGTH, Integer.toString(head.length()));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.head().at("/outputs/0/datatype").asText()).isEqualTo(type.oipName());
        return reply.blobs();
    }

    private static byte[] raw(DataType type, int elements, byte[] bytes) {
        return grpc.with("x-api-key", key)
                .modelInfer(request(type, elements)
                        .addRawInputContents(ByteString.copyFrom(bytes))
                        .build())
                .getRawOutputContents(0)
                .toByteArray();
    }

    private static ModelInferRequest typed(DataType type, TypedSamples samples) {
        ModelInferRequest.Builder request = request(type, samples.size());
        InferTensorContents contents = samples.contents();
        request.getInputsBuilder(0).setContents(contents);
        return request.build();
    }

    private static ModelInferRequest.Builder request(DataType type, int elements) {
        return ModelInferRequest.newBuilder()
                .setModelName(model(type))
                .addInputs(InferInputTensor.newBuilder()
                        .setName("x")
                        .setDatatype(type.oipName())
                        .addShape(elements));
    }

    private static Consumer.Reply post(DataType type, String body) {
        return Market.consumer(key).post(path(type), body);
    }

    private static String path(DataType type) {
        return "/v2/models/" + model(type) + "/infer";
    }

    private static String model(DataType type) {
        return "types." + name(type);
    }

    private static String name(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
