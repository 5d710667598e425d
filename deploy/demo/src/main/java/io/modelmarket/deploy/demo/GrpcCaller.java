package io.modelmarket.deploy.demo;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.modelmarket.deploy.demo.Caller.Reply.Answered;
import io.modelmarket.deploy.demo.Caller.Reply.Refused;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Open Inference Protocol over gRPC. */
final class GrpcCaller implements Caller, AutoCloseable {

    private static final MethodDescriptor<ModelInferRequest, ModelInferResponse> MODEL_INFER =
            MethodDescriptor.<ModelInferRequest, ModelInferResponse>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("inference.GRPCInferenceService/ModelInfer")
                    .setRequestMarshaller(ProtoUtils.marshaller(ModelInferRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(ModelInferResponse.getDefaultInstance()))
                    .build();
    private static final long TIMEOUT_SECONDS = 30;

    private final ManagedChannel channel;
    private final String wireModel;
    private final Metadata credentials = new Metadata();

    GrpcCaller(String target, String wireModel, String key) {
        this.channel = NettyChannelBuilder.forTarget(target).usePlaintext().build();
        this.wireModel = wireModel;
        credentials.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
    }

    @Override
    public Optional<Reply> tryCall(float[] pixels) {
        ModelInferRequest request = ModelInferRequest.newBuilder()
                .setModelName(wireModel)
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("image")
                        .setDatatype("FP32")
                        .addShape(1)
                        .addShape(1)
                        .addShape(28)
                        .addShape(28))
                .addRawInputContents(ByteString.copyFrom(Digits.littleEndian(pixels)))
                .build();
        try {
            ModelInferResponse response = ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(credentials)),
                    MODEL_INFER,
                    CallOptions.DEFAULT.withDeadlineAfter(TIMEOUT_SECONDS, TimeUnit.SECONDS),
                    request);
            return Optional.of(new Answered(Caller.mostProbable(floats(response.getRawOutputContents(0)))));
        } catch (StatusRuntimeException e) {
            return switch (e.getStatus().getCode()) {
                case RESOURCE_EXHAUSTED ->
                    Optional.of(new Refused(429, String.valueOf(e.getStatus().getDescription())));
                case UNAVAILABLE -> Optional.empty();
                default -> throw new DemoFailure("gRPC ModelInfer of " + wireModel + ": " + e.getStatus(), e);
            };
        }
    }

    private static float[] floats(ByteString raw) {
        float[] values = new float[raw.size() / Float.BYTES];
        raw.asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
