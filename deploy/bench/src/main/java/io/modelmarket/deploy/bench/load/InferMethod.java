package io.modelmarket.deploy.bench.load;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import org.jspecify.annotations.Nullable;

/** The protocol's call of a model over gRPC, and how a key travels with it. */
public final class InferMethod {

    /** One request, one answer. */
    public static final MethodDescriptor<ModelInferRequest, ModelInferResponse> MODEL_INFER =
            MethodDescriptor.<ModelInferRequest, ModelInferResponse>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("inference.GRPCInferenceService/ModelInfer")
                    .setRequestMarshaller(ProtoUtils.marshaller(ModelInferRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(ModelInferResponse.getDefaultInstance()))
                    .build();

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private InferMethod() {}

    /** Headers with the key; none for a server that wants none. */
    public static Metadata credentials(@Nullable String key) {
        Metadata headers = new Metadata();
        if (key != null) {
            headers.put(AUTHORIZATION, "Bearer " + key);
        }
        return headers;
    }
}
