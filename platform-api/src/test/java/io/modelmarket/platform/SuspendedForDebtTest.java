package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelStreamInferResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whose invoices are overdue is refused on every way, streams that are open included, and let in again when paid. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class SuspendedForDebtTest {

    /** Long enough for Kafka on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String MODEL = "acme/debt";
    private static final String INFER = "/v2/models/acme.debt/infer";
    private static final String CALL = Consumer.floats("features", List.of(1, 4), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    private static final ModelInferRequest GRPC_CALL =
            GrpcConsumer.raw("acme.debt", "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});

    private final String tenant = "debtor-" + UUID.randomUUID();

    @Test
    void isRefusedWithinSecondsAndLetInAsFast() {
        try (ControlPlane controlPlane = Market.controlPlane();
                GrpcConsumer grpc = new GrpcConsumer(
                        Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")))) {
            controlPlane.publish(MODEL, "1.0.0", SampleModel.IRIS);
            String first = controlPlane.subscribe(tenant, MODEL, 0);
            String second = controlPlane.subscribe(tenant, "acme/other-debt", 0);
            String key = controlPlane.key(tenant).reveal();
            Consumer consumer = Market.consumer(key);
            Market.awaitReady(consumer, "acme.debt");
            assertThat(consumer.post(INFER, CALL).status()).isEqualTo(200);
            Queue<String> answers = new ConcurrentLinkedQueue<>();
            StreamObserver<ModelInferRequest> stream = stream(grpc, key, answers);
            stream.onNext(GRPC_CALL);
            Awaitility.await().atMost(PATIENCE).until(() -> answers.contains("answered"));

            stand(controlPlane, first, MODEL, PaymentStanding.OVERDUE);
            stand(controlPlane, second, "acme/other-debt", PaymentStanding.OVERDUE);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> consumer.post(INFER, CALL).status() == 403);
            for (Consumer.Reply reply : List.of(consumer.post(INFER, CALL), consumer.get("/v1/models"))) {
                assertThat(reply.status()).isEqualTo(403);
                assertThat(reply.json().get("type").asText()).isEqualTo("urn:modelmarket:problem:tenant-suspended");
                assertThat(reply.json().get("error").asText()).contains("invoices are overdue", "/standing");
                assertThat(reply.json().get("reason").asText()).isEqualTo("invoices-overdue");
            }
            StatusRuntimeException refusal = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> grpc.with("x-api-key", key).modelInfer(GRPC_CALL));
            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(Objects.requireNonNull(refusal.getTrailers())
                            .get(Metadata.Key.of("problem-type", Metadata.ASCII_STRING_MARSHALLER)))
                    .endsWith("tenant-suspended");
            answers.clear();
            stream.onNext(GRPC_CALL);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(answers).singleElement().asString().contains("invoices are overdue"));

            // One of the two is not enough; both are.
            stand(controlPlane, first, MODEL, PaymentStanding.PAYMENT_STANDING_UNSPECIFIED);
            stand(controlPlane, second, "acme/other-debt", PaymentStanding.RESTRICTED);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> consumer.post(INFER, CALL).status() == 200);
            answers.clear();
            stream.onNext(GRPC_CALL);
            Awaitility.await().atMost(PATIENCE).until(() -> answers.contains("answered"));
            stream.onCompleted();
        }
    }

    private static StreamObserver<ModelInferRequest> stream(GrpcConsumer grpc, String key, Queue<String> answers) {
        return GRPCInferenceServiceGrpc.newStub(grpc.channel())
                .withInterceptors(new GrpcConsumer.Header("x-api-key", key))
                .modelStreamInfer(new StreamObserver<>() {
                    @Override
                    public void onNext(ModelStreamInferResponse answer) {
                        answers.add(answer.getErrorMessage().isEmpty() ? "answered" : answer.getErrorMessage());
                    }

                    @Override
                    public void onError(Throwable failure) {
                        answers.add(failure.toString());
                    }

                    @Override
                    public void onCompleted() {
                        answers.add("completed");
                    }
                });
    }

    private void stand(ControlPlane controlPlane, String subscription, String model, PaymentStanding standing) {
        controlPlane.resubscribe(
                subscription,
                tenant,
                model,
                state -> state.setStatus(SubscriptionState.Status.ACTIVE).setPaymentStanding(standing));
    }
}
