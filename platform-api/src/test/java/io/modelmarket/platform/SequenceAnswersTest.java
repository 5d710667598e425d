package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.runtime.inspect.onnx.GraphProto;
import io.modelmarket.runtime.inspect.onnx.TypeProto;
import io.modelmarket.runtime.onnx.OnnxParts;
import io.modelmarket.runtime.tensor.DataType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that answers maps answers tensors, the same over REST and gRPC; and the node says what its worker is. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class SequenceAnswersTest {

    private static final float[] ROW = {0.5f, 0.25f, 0.125f};
    private static final String ASKED = Consumer.floats("x", List.of(1, 3), ROW);

    @Test
    void mapsOfClassesAreTensorsInEachProtocolAndTheirWorkerIsShown() {
        String key = published();
        Consumer consumer = Market.consumer(key);
        String infer = "/v2/models/sklearn.classes/infer";

        JsonNode json = consumer.post(infer, ASKED).json();
        JsonNode only = consumer.post(infer, ASKED.replace("]}]}", "]}],\"outputs\":[{\"name\":\"p\"}]}"))
                .json();

        assertThat(json.at("/outputs/0/name").asText()).isEqualTo("p.keys");
        assertThat(json.at("/outputs/0/datatype").asText()).isEqualTo("BYTES");
        assertThat(json.at("/outputs/0/shape").toString()).isEqualTo("[1,3]");
        assertThat(json.at("/outputs/0/data").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(json.at("/outputs/1/data").toString()).isEqualTo("[0.25,0.125,0.5]");
        assertThat(only.at("/outputs").size()).isEqualTo(1);
        assertThat(only.at("/outputs/0/data")).isEqualTo(json.at("/outputs/1/data"));
        assertSameOverGrpc(key);
        assertShown(consumer.with(null).get("/q/workers").json());
    }

    private static void assertSameOverGrpc(String key) {
        int port = Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", ""));
        GrpcConsumer grpc = new GrpcConsumer(port);
        try {
            ModelInferResponse raw = grpc.with("x-api-key", key)
                    .modelInfer(GrpcConsumer.raw("sklearn.classes", "x", List.of(1L, 3L), ROW));
            assertThat(raw.getOutputs(1).getName()).isEqualTo("p");
            assertThat(raw.getRawOutputContents(1)
                            .asReadOnlyByteBuffer()
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getFloat())
                    .isEqualTo(0.25f);
        } finally {
            grpc.close();
        }
    }

    private static void assertShown(JsonNode status) {
        assertThat(status.get("spares").isInt()).isTrue();
        JsonNode own = MissingNode.getInstance();
        for (JsonNode worker : status.get("workers")) {
            own = worker.get("partner").asText().equals("sklearn") ? worker : own;
        }
        assertThat(own.at("/models/0/provider").asText()).isEqualTo("CPU");
        assertThat(own.at("/sandbox/inForce").size()
                        + own.at("/sandbox/missing").size())
                .isPositive();
        assertThat(own.get("peakBytes").asLong()).isPositive();
    }

    private static String published() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("sklearn/classes", "1.0.0", classes(), SampleModel.IRIS, state -> state);
            controlPlane.subscribe("sequence-tenant", "sklearn/classes", 0);
            String key = controlPlane.key("sequence-tenant").reveal();
            Market.awaitReady(Market.consumer(key), "sklearn.classes");
            return key;
        }
    }

    /** Names the three numbers of each row after the classes c, a and b. */
    private static byte[] classes() {
        TypeProto.Builder number = TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FP32.onnxElementType()));
        TypeProto.Builder map = TypeProto.newBuilder()
                .setMapType(TypeProto.Map.newBuilder()
                        .setKeyType(DataType.BYTES.onnxElementType())
                        .setValueType(number));
        GraphProto graph = GraphProto.newBuilder()
                .setName("classes")
                .addNode(OnnxParts.node("ZipMap", List.of("x"), "p")
                        .setDomain("ai.onnx.ml")
                        .addAttribute(OnnxParts.texts("classlabels_strings", "c", "a", "b")))
                .addInput(OnnxParts.value("x", DataType.FP32, OnnxParts.FREE, 3))
                .addOutput(OnnxParts.value(
                        "p",
                        TypeProto.newBuilder()
                                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(map))))
                .build();
        return OnnxParts.model(graph).toBuilder()
                .addOpsetImport(OnnxParts.opset("ai.onnx.ml", 3))
                .build()
                .toByteArray();
    }
}
