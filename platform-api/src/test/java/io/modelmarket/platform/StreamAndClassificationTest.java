package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.InferParameter;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferRequestedOutputTensor;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.platform.grpc.proto.ModelStreamInferResponse;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams of calls, and answers that are only the largest elements. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class StreamAndClassificationTest {

    private static final String MODEL = "streamed.iris";
    private static final float[] ROW = {5.1f, 3.5f, 1.4f, 0.2f};

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            controlPlane.publish("streamed/iris", "1.0.0", SampleModel.IRIS);
            controlPlane.subscribe("stream-tenant", "streamed/iris", 0);
            key = controlPlane.key("stream-tenant").reveal();
        }
        Market.awaitReady(Market.consumer(key), MODEL);
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @AfterEach
    void nothingIsHeldAfterwards() {
        Awaitility.await("all memory is given back")
                .until(() -> Arc.container().instance(BodyMemory.class).get().held() == 0);
    }

    @Test
    void aStreamThatIsCancelledGivesBackWhatItHeld() {
        Answers answers = new Answers();
        ClientCallStreamObserver<ModelInferRequest> requests =
                (ClientCallStreamObserver<ModelInferRequest>) GRPCInferenceServiceGrpc.newStub(grpc.channel())
                        .withInterceptors(new GrpcConsumer.Header("x-api-key", key))
                        .modelStreamInfer(answers);

        ModelInferRequest large = request(MODEL, "large").toBuilder()
                .setRawInputContents(0, ByteString.copyFrom(new byte[4 << 20]))
                .build();
        for (int i = 0; i < 8; i++) {
            requests.onNext(large);
        }
        requests.cancel("enough", null);

        assertThat(answers.ended).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void aStreamAnswersEachRequestInOrderAndGoesOnAfterAFailure() {
        Answers answers = new Answers();
        StreamObserver<ModelInferRequest> requests = GRPCInferenceServiceGrpc.newStub(grpc.channel())
                .withInterceptors(new GrpcConsumer.Header("x-api-key", key))
                .modelStreamInfer(answers);

        for (int i = 0; i < 200; i++) {
            requests.onNext(request(MODEL, Integer.toString(i)));
        }
        requests.onNext(request("streamed.nothing", "bad"));
        requests.onNext(request(MODEL, "last"));
        requests.onCompleted();

        answers.ended.orTimeout(30, TimeUnit.SECONDS).join();
        List<ModelStreamInferResponse> all = List.copyOf(answers.messages);
        assertThat(all).hasSize(202);
        for (int i = 0; i < 200; i++) {
            assertThat(all.get(i).getErrorMessage()).isEmpty();
            assertThat(all.get(i).getInferResponse().getId()).isEqualTo(Integer.toString(i));
            assertThat(all.get(i).getInferResponse().getRawOutputContentsCount())
                    .isPositive();
        }
        assertThat(all.get(200).getErrorMessage()).contains("no model 'streamed.nothing' is published");
        assertThat(all.get(200).getInferResponse().getId()).isEqualTo("bad");
        assertThat(all.get(201).getInferResponse().getId()).isEqualTo("last");
    }

    @Test
    void aStreamWithoutAKeyEndsBeforeAnythingOfItIsRead() {
        Answers answers = new Answers();
        StreamObserver<ModelInferRequest> requests =
                GRPCInferenceServiceGrpc.newStub(grpc.channel()).modelStreamInfer(answers);

        requests.onNext(request(MODEL, "1"));
        requests.onCompleted();

        assertThat(answers.ended)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("UNAUTHENTICATED: no API key was given");
        assertThat(answers.messages).isEmpty();
    }

    @Test
    void theLargestElementsAreTheSameOverRestAndGrpc() {
        String body = """
                {"inputs":[{"name":"features","datatype":"FP32","shape":[2,4],"data":[5.1,3.5,1.4,0.2,6.7,3.0,5.2,2.3]}],
                 "outputs":[{"name":"probabilities","parameters":{"classification":2}}]}""";
        Consumer.Reply reply = Market.consumer(key).post("/v2/models/" + MODEL + "/infer", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode output = reply.json().at("/outputs/0");
        assertThat(output.get("datatype").asText()).isEqualTo("BYTES");
        assertThat(output.get("shape").toString()).isEqualTo("[2,2]");
        assertThat(output.at("/data/0").asText()).matches("0\\.9\\d+:0");
        assertThat(output.at("/data/2").asText()).matches("0\\.\\d+:2");

        ModelInferResponse answer = grpc.with("x-api-key", key)
                .modelInfer(request(MODEL, "top").toBuilder()
                        .addOutputs(InferRequestedOutputTensor.newBuilder()
                                .setName("probabilities")
                                .putParameters(
                                        "classification",
                                        InferParameter.newBuilder()
                                                .setInt64Param(1)
                                                .build()))
                        .build());
        assertThat(answer.getOutputs(0).getDatatype()).isEqualTo("BYTES");
        assertThat(answer.getOutputs(0).getShapeList()).containsExactly(1L, 1L);
        assertThat(answer.getRawOutputContents(0).substring(4).toStringUtf8())
                .isEqualTo(output.at("/data/0").asText());
    }

    @Test
    void aClassificationOfNothingIsRefused() {
        Consumer.Reply reply = Market.consumer(key).post("/v2/models/" + MODEL + "/infer", """
                        {"inputs":[{"name":"features","datatype":"FP32","shape":[1,4],"data":[1,2,3,4]}],
                         "outputs":[{"name":"probabilities","parameters":{"classification":0}}]}""");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("parameter 'classification'");
    }

    private static ModelInferRequest request(String model, String id) {
        return GrpcConsumer.raw(model, "features", List.of(1L, 4L), ROW).toBuilder()
                .setId(id)
                .build();
    }

    private static final class Answers implements StreamObserver<ModelStreamInferResponse> {
        private final Queue<ModelStreamInferResponse> messages = new ConcurrentLinkedQueue<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public void onNext(ModelStreamInferResponse message) {
            messages.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            ended.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            ended.complete(null);
        }
    }
}
