package io.modelmarket.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.event.proto.ReleaseState;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import io.modelmarket.contracts.id.KeyToken;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over gRPC each refusal has its own problem type in the trailers, the one it has over REST. */
@QuarkusTest
@QuarkusTestResource(DataPlane.class)
class GrpcProblemsTest {

    private static final Metadata.Key<String> TYPE = Metadata.Key.of("problem-type", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> RETRY_AFTER =
            Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);

    private static String key = "";
    private static GrpcConsumer grpc = new GrpcConsumer(1);

    @BeforeAll
    static void publish() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            for (String model : List.of("called", "unbought", "paused", "rate", "quota")) {
                controlPlane.publish("told/" + model, "1.0.0", SampleModel.IRIS);
            }
            controlPlane.publish(
                    "told/sick",
                    "1.0.0",
                    SampleModel.IRIS.modelFile(),
                    ReleaseState.Status.QUARANTINED,
                    SampleModel.IRIS);
            controlPlane.subscribe("told-tenant", "told/called", 0);
            controlPlane.subscribe("told-tenant", "told/sick", 0);
            controlPlane.subscribe("told-tenant", "told/quota", 1);
            controlPlane.subscribe("told-tenant", "told/rate", state -> state.setRateLimit(ControlPlane.rate(1, 1)));
            controlPlane.subscribe(
                    "told-tenant", "told/paused", state -> state.setStatus(SubscriptionState.Status.SUSPENDED));
            key = controlPlane.key("told-tenant").reveal();
        }
        for (String model : List.of("called", "rate", "quota")) {
            Market.awaitReady(Market.consumer(key), "told." + model);
        }
        grpc = new GrpcConsumer(Integer.parseInt(Market.settings().getOrDefault("quarkus.grpc.server.test-port", "")));
    }

    @AfterAll
    static void hangUp() {
        grpc.close();
    }

    @Test
    void tellsKeysApart() {
        try (ControlPlane controlPlane = Market.controlPlane()) {
            String expired = controlPlane
                    .key("told-tenant", state -> state.setExpiresAt(ControlPlane.seconds(1)))
                    .reveal();
            String revoked = controlPlane
                    .key("told-tenant", state -> state.setRevokedAt(ControlPlane.seconds(1)))
                    .reveal();
            String suspended = controlPlane.key("told-suspended").reveal();
            controlPlane.suspend("told-suspended", true);
            String unknown = KeyToken.generate("test", new SecureRandom()).reveal();
            Awaitility.await()
                    .atMost(Market.LIMIT)
                    .until(() -> type(suspended, request("called")).endsWith(":tenant-suspended"));

            assertRefused(null, request("called"), Status.Code.UNAUTHENTICATED, "unauthenticated");
            assertRefused("nonsense", request("called"), Status.Code.UNAUTHENTICATED, "key-invalid");
            assertRefused(unknown, request("called"), Status.Code.UNAUTHENTICATED, "key-invalid");
            assertRefused(expired, request("called"), Status.Code.UNAUTHENTICATED, "key-expired");
            assertRefused(revoked, request("called"), Status.Code.UNAUTHENTICATED, "key-revoked");
            assertRefused(suspended, request("called"), Status.Code.PERMISSION_DENIED, "tenant-suspended");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unbought, PERMISSION_DENIED, no-subscription",
        "paused, PERMISSION_DENIED, subscription-suspended",
        "nothing, NOT_FOUND, not-found",
        "sick, UNAVAILABLE, model-quarantined"
    })
    void tellsModelsApart(String model, Status.Code code, String type) {
        assertRefused(key, request(model), code, type);
    }

    @Test
    void tellsLimitsApartAndWhenToComeAgain() {
        StatusRuntimeException quota = refusedInTheEnd("quota");
        StatusRuntimeException rate = refusedInTheEnd("rate");

        assertThat(quota.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(said(quota, TYPE)).endsWith("#quota-exceeded");
        assertThat(said(quota, RETRY_AFTER)).isNotEmpty();
        assertThat(rate.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(said(rate, TYPE)).endsWith(":rate-limited");
        assertThat(said(rate, RETRY_AFTER)).isNotEmpty();
    }

    @Test
    void saysWhichTensorIsBad() {
        ModelInferRequest wide = GrpcConsumer.raw("told.called", "features", List.of(1L, 5L), new float[5]);

        assertRefused(key, wide, Status.Code.INVALID_ARGUMENT, "invalid-request");
        assertThat(refusal(key, wide).getStatus().getDescription()).contains("features");
    }

    private static StatusRuntimeException refusedInTheEnd(String model) {
        for (int call = 0; call < 20; call++) {
            try {
                grpc.with("x-api-key", key).modelInfer(request(model));
            } catch (StatusRuntimeException e) {
                return e;
            }
        }
        throw new AssertionError(model + " has no limit");
    }

    private static void assertRefused(
            @Nullable String token, ModelInferRequest request, Status.Code code, String type) {
        StatusRuntimeException refusal = refusal(token, request);
        assertThat(refusal.getStatus().getCode()).as(type).isEqualTo(code);
        assertThat(said(refusal, TYPE)).isEqualTo("urn:modelmarket:problem:" + type);
        assertThat(said(refusal, REQUEST_ID)).isNotEmpty();
    }

    private static String type(@Nullable String token, ModelInferRequest request) {
        return said(refusal(token, request), TYPE);
    }

    private static StatusRuntimeException refusal(@Nullable String token, ModelInferRequest request) {
        return catchThrowableOfType(
                StatusRuntimeException.class,
                () -> grpc.with("x-api-key", token).modelInfer(request));
    }

    private static String said(StatusRuntimeException refusal, Metadata.Key<String> name) {
        return Objects.requireNonNullElse(
                Objects.requireNonNull(refusal.getTrailers()).get(name), "");
    }

    private static ModelInferRequest request(String model) {
        return GrpcConsumer.raw("told." + model, "features", List.of(1L, 4L), new float[] {5.1f, 3.5f, 1.4f, 0.2f});
    }
}
