package io.modelmarket.platform.grpc;

import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.inference.NodeReadiness;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Has gRPC's health service say of the server and of the protocol's service what {@code ServerReady} says. The
 * framework sets both to serving when the server has started, and never again; so they are set time and again, which
 * also tells those who watch.
 */
@Startup
@Singleton
class HealthStatus {

    private static final long BETWEEN_LOOKS_MILLIS = 500;
    private static final Set<String> NAMES =
            Set.of(GrpcHealthStorage.DEFAULT_SERVICE_NAME, GRPCInferenceServiceGrpc.SERVICE_NAME);

    private final NodeReadiness readiness;
    private final GrpcHealthStorage storage;

    HealthStatus(NodeReadiness readiness, GrpcHealthStorage storage, Vertx vertx) {
        this.readiness = readiness;
        this.storage = storage;
        vertx.setPeriodic(BETWEEN_LOOKS_MILLIS, look -> tell());
    }

    private void tell() {
        ServingStatus status = readiness.ready() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
        NAMES.forEach(name -> storage.setStatus(name, status));
    }
}
