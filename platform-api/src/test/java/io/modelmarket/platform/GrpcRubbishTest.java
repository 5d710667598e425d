package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferRequestedOutputTensor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in over gRPC, the answer is the caller's mistake in a sentence, and the next call is served. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class GrpcRubbishTest {

    private static final ModelInferRequest RAW =
            GrpcConsumer.raw("acme.grpc-rubbish", "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final ModelInferRequest TYPED =
            GrpcConsumer.typed("acme.grpc-rubbish", "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final List<Long> SIZES =
            List.of(0L, 1L, 4L, -1L, 1L << 31, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, 3L);
    private static final List<String> TYPES =
            List.of("FP32", "FP64", "FP16", "BYTES", "BOOL", "INT64", "UINT8", "", "fp32", "FLOAT");

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("acme/grpc-rubbish", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("grpc-rubbish", "acme/grpc-rubbish", 0);
            key = controlPlane.key("grpc-rubbish").reveal();
        }
        Market.awaitReady(Market.consumer(key), "acme.grpc-rubbish");
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheCallersMistake(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            ModelInferRequest request = mutated(random);
            StatusRuntimeException refusal = refusal(request);
            if (refusal != null) {
                assertThat(refusal.getStatus().getCode())
                        .as("seed %d, request %d: %s: %s", seed, i, refusal, request)
                        .isEqualTo(Status.Code.INVALID_ARGUMENT);
                assertThat(refusal.getStatus().getDescription()).isNotBlank().doesNotContain("Exception");
            }
        }
        assertThat(refusal(RAW)).isNull();
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(
                "takes 16 bytes", RAW, request -> request.setRawInputContents(0, ByteString.copyFrom(new byte[15])));
        assertRefused("takes 16 bytes", RAW, request -> request.setRawInputContents(0, ByteString.EMPTY));
        assertRefused(
                "more than once",
                RAW,
                request -> request.addInputs(request.getInputs(0)).addRawInputContents(request.getRawInputContents(0)));
        assertRefused(
                "no output 'nothing'",
                RAW,
                request -> request.addOutputs(
                        InferRequestedOutputTensor.newBuilder().setName("nothing")));
        assertRefused(
                "more than once", RAW, request -> request.addOutputs(output()).addOutputs(output()));
        assertRefused("positive number", RAW, request -> request.putParameters("timeout", number(-1)));
        assertRefused("priority", RAW, request -> request.putParameters("priority", number(Long.MAX_VALUE)));
        assertRefused(
                "beside raw_input_contents",
                RAW,
                request -> request.setInputs(
                        0, request.getInputs(0).toBuilder().setContents(InferTensorContents.getDefaultInstance())));
        assertRefused(
                "elements in its contents",
                TYPED,
                request -> request.setInputs(
                        0,
                        request.getInputs(0).toBuilder()
                                .setContents(TYPED.getInputs(0).getContents().toBuilder()
                                        .addInt64Contents(Long.MIN_VALUE))));
        assertThat(refusal(RAW.toBuilder()
                        .putParameters("timeout", number(Long.MAX_VALUE))
                        .build()))
                .isNull();
    }

    @Test
    void aStrangersMegabytesAreNotRead() {
        ModelInferRequest large = RAW.toBuilder()
                .setRawInputContents(0, ByteString.copyFrom(new byte[32 << 20]))
                .build();

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.with("x-api-key", "nobody").modelInfer(large));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    private static ModelInferRequest mutated(Random random) {
        boolean raw = random.nextBoolean();
        ModelInferRequest.Builder request = (raw ? RAW : TYPED).toBuilder();
        InferInputTensor.Builder input = request.getInputsBuilder(0);
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> input.setDatatype(TYPES.get(random.nextInt(TYPES.size())));
                case 1 ->
                    input.setShape(random.nextInt(input.getShapeCount()), SIZES.get(random.nextInt(SIZES.size())));
                case 2 -> {
                    for (int axis = random.nextInt(20); axis > 0; axis--) {
                        input.addShape(SIZES.get(random.nextInt(SIZES.size())));
                    }
                }
                case 3 -> input.setName(random.nextBoolean() ? "" : "\0\uFFFDx");
                case 4 -> request.putParameters(random.nextBoolean() ? "timeout" : "priority", odd(random));
                default -> {
                    if (raw) {
                        request.setRawInputContents(0, ByteString.copyFrom(new byte[random.nextInt(64)]));
                    } else {
                        input.getContentsBuilder().addBoolContents(true).addUint64Contents(-1);
                    }
                }
            }
        }
        return request.build();
    }

    private static InferParameter odd(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> InferParameter.getDefaultInstance();
            case 1 -> InferParameter.newBuilder().setStringParam("1").build();
            case 2 -> InferParameter.newBuilder().setUint64Param(-1).build();
            case 3 -> number(Long.MIN_VALUE);
            default -> InferParameter.newBuilder().setDoubleParam(Double.NaN).build();
        };
    }

    private static InferRequestedOutputTensor output() {
        return InferRequestedOutputTensor.newBuilder().setName("probabilities").build();
    }

    private static InferParameter number(long value) {
        return InferParameter.newBuilder().setInt64Param(value).build();
    }

    private static void assertRefused(
            String says, ModelInferRequest good, UnaryOperator<ModelInferRequest.Builder> change) {
        StatusRuntimeException refusal =
                Objects.requireNonNull(refusal(change.apply(good.toBuilder()).build()), says);
        assertThat(refusal.getStatus().getCode()).as(says).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal.getStatus().getDescription()).contains(says);
    }

    private static @Nullable StatusRuntimeException refusal(ModelInferRequest request) {
        try {
            var _ = grpc.with("x-api-key", key).modelInfer(request);
            return null;
        } catch (StatusRuntimeException e) {
            return e;
        }
    }
}
