package io.modelmarket.platform.grpc;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.inference.Inference;
import io.modelmarket.platform.inference.RequestId;
import io.modelmarket.platform.key.Keys;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Set;

/**
 * Turns a stranger away before its request is read: it may be megabytes, and many times that once it is parsed. Where
 * strangers may ask, what they ask is not answered when it could not be read.
 */
@GlobalInterceptor
@ApplicationScoped
class StrangersOut implements ServerInterceptor {

    private static final Set<String> INFERENCE = Set.of(
            GRPCInferenceServiceGrpc.getModelInferMethod().getFullMethodName(),
            GRPCInferenceServiceGrpc.getModelStreamInferMethod().getFullMethodName());

    private final Keys keys;
    private final Inference inference;

    StrangersOut(Keys keys, Inference inference) {
        this.keys = keys;
        this.inference = inference;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (isInference(call.getMethodDescriptor())) {
            try {
                GrpcBody.present().of(keys.authenticate(CallMetadata.key(headers)));
            } catch (ProblemException e) {
                inference.turnedAway(e);
                StatusRuntimeException refusal = Statuses.of(e, RequestId.of(headers.get(CallMetadata.REQUEST_ID)));
                call.close(refusal.getStatus(), Objects.requireNonNullElseGet(refusal.getTrailers(), Metadata::new));
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
        GrpcBody body = GrpcBody.present();
        body.ofStranger(call);
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                if (!body.isRefused()) {
                    super.onMessage(message);
                }
            }

            @Override
            public void onHalfClose() {
                body.cameWhole();
                if (!body.isRefused()) {
                    super.onHalfClose();
                }
            }
        };
    }

    /** Whether it is one of the methods that run models. */
    static boolean isInference(MethodDescriptor<?, ?> method) {
        return INFERENCE.contains(method.getFullMethodName());
    }
}
