package io.modelmarket.platform;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller over gRPC. */
public final class GrpcConsumer implements AutoCloseable {

    private final ManagedChannel channel;

    GrpcConsumer(int port) {
        channel = ManagedChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .build();
    }

    ManagedChannel channel() {
        return channel;
    }

    GRPCInferenceServiceBlockingStub with(@Nullable String header, @Nullable String key) {
        GRPCInferenceServiceBlockingStub stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
        return header == null || key == null ? stub : stub.withInterceptors(new Header(header, key));
    }

    static ModelInferRequest raw(String model, String input, List<Long> shape, float[] values) {
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .setId("raw-1")
                .addInputs(InferInputTensor.newBuilder()
                        .setName(input)
                        .setDatatype("FP32")
                        .addAllShape(shape))
                .addRawInputContents(ByteString.copyFrom(Consumer.littleEndian(values)))
                .build();
    }

    static ModelInferRequest typed(String model, String input, List<Long> shape, float[] values) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (float value : values) {
            contents.addFp32Contents(value);
        }
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .addInputs(InferInputTensor.newBuilder()
                        .setName(input)
                        .setDatatype("FP32")
                        .addAllShape(shape)
                        .setContents(contents))
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    record Header(String name, String value) implements ClientInterceptor {

        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<A> listener, Metadata headers) {
                    headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), value);
                    super.start(listener, headers);
                }
            };
        }
    }
}
