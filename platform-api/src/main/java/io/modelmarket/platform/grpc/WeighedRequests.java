package io.modelmarket.platform.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.protobuf.ProtoUtils;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import java.io.InputStream;
import java.util.List;

/** Has a service's inference requests read by their {@link GrpcBody}. */
final class WeighedRequests implements Marshaller<ModelInferRequest> {

    private static final Marshaller<ModelInferRequest> MESSAGES =
            ProtoUtils.marshaller(ModelInferRequest.getDefaultInstance());

    private WeighedRequests() {}

    static ServerServiceDefinition of(ServerServiceDefinition service) {
        List<ServerMethodDefinition<?, ?>> methods = service.getMethods().stream()
                .<ServerMethodDefinition<?, ?>>map(WeighedRequests::weighed)
                .toList();
        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(
                        service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder weighed = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(weighed::addMethod);
        return weighed.build();
    }

    private static <Q, A> ServerMethodDefinition<Q, A> weighed(ServerMethodDefinition<Q, A> method) {
        MethodDescriptor<Q, A> described = method.getMethodDescriptor();
        if (!StrangersOut.isInference(described)) {
            Marshaller<Q> strangers =
                    new StrangersRequests<>((PrototypeMarshaller<Q>) described.getRequestMarshaller());
            return ServerMethodDefinition.create(
                    described.toBuilder(strangers, described.getResponseMarshaller())
                            .build(),
                    method.getServerCallHandler());
        }
        @SuppressWarnings("unchecked") // both inference methods take this request
        Marshaller<Q> requests = (Marshaller<Q>) new WeighedRequests();
        return ServerMethodDefinition.create(
                described.toBuilder(requests, described.getResponseMarshaller()).build(),
                method.getServerCallHandler());
    }

    @Override
    public InputStream stream(ModelInferRequest value) {
        return MESSAGES.stream(value);
    }

    @Override
    public ModelInferRequest parse(InputStream sent) {
        return GrpcBody.present().read(sent);
    }
}
