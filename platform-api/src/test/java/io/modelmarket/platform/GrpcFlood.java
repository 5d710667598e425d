package io.modelmarket.platform;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.modelmarket.platform.grpc.proto.GRPCInferenceServiceGrpc;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import io.modelmarket.platform.grpc.proto.ModelInferResponse;
import io.modelmarket.platform.grpc.proto.ModelReadyRequest;
import io.modelmarket.platform.grpc.proto.ModelStreamInferResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Callers over gRPC who send what is large, or becomes so, pack it, damage it, stream it, or do not read what they are
 * answered.
 */
final class GrpcFlood implements AutoCloseable {

    private static final int MEBI = 1 << 20;
    private static final int STREAMED = 4;
    private static final int UNREAD = 24;
    private static final String GZIP = "gzip";

    /** Five bytes of a name, whose length is written with bits that the library drops. */
    private static final byte[] NAME = {
        0x0A, (byte) 0x85, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10, 'a', 'a', 'a', 'a', 'a'
    };

    /** An empty tensor: field 5 of a request. */
    private static final byte[] INPUT = {0x2A, 0};

    private final GrpcConsumer grpc;
    private final String key;
    private final Channel channel;
    private final ModelInferRequest large;
    private final ModelInferRequest numbers;
    private final byte[] expanding = repeated(NAME, INPUT, 4 * MEBI);
    private final byte[] malformed = repeated(INPUT, NAME, 1);

    /** Begins with what nobody reads. */
    GrpcFlood(int port, String model, String key) {
        this.grpc = new GrpcConsumer(port);
        this.key = key;
        this.channel = ClientInterceptors.intercept(grpc.channel(), new GrpcConsumer.Header("x-api-key", key));
        ModelInferRequest request = request(model, InferTensorContents.getDefaultInstance());
        this.numbers = request(
                model,
                InferTensorContents.newBuilder()
                        .addAllInt64Contents(Collections.nCopies(MEBI, 1L))
                        .build());
        this.large = request.toBuilder()
                .addRawInputContents(ByteString.copyFrom(new byte[16 * MEBI]))
                .build();
        malformed[malformed.length - NAME.length + 1] = (byte) 0xFF;
        beginUnread(request.toBuilder()
                .addRawInputContents(ByteString.copyFrom(new byte[MEBI]))
                .build());
    }

    /** What each caller does, again and again. */
    List<Supplier<String>> callers() {
        Supplier<String> raw = () -> "grpc " + code(() -> infer(large));
        return List.of(
                raw,
                raw,
                () -> "expanding " + code(() -> infer(numbers)),
                () -> "packed "
                        + code(() -> grpc.with("x-api-key", key)
                                .withCompression(GZIP)
                                .modelInfer(large)
                                .getModelName()),
                () -> "stranger "
                        + code(() -> GRPCInferenceServiceGrpc.newBlockingStub(grpc.channel())
                                .withCompression(GZIP)
                                .modelReady(ModelReadyRequest.newBuilder()
                                        .setNameBytes(ByteString.copyFrom(new byte[4 * MEBI]))
                                        .build())
                                .toString()),
                () -> "too long " + code(() -> bytes(expanding).getModelName()),
                () -> "malformed " + code(() -> bytes(malformed).getModelName()),
                () -> "streamed " + streamed());
    }

    @Override
    public void close() {
        grpc.close();
    }

    private String infer(ModelInferRequest request) {
        return grpc.with("x-api-key", key).modelInfer(request).getModelName();
    }

    private ModelInferResponse bytes(byte[] message) {
        MethodDescriptor<byte[], ModelInferResponse> method = GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder(
                        new Bytes(),
                        GRPCInferenceServiceGrpc.getModelInferMethod().getResponseMarshaller())
                .build();
        return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, message);
    }

    private String streamed() {
        CompletableFuture<String> ended = new CompletableFuture<>();
        StreamObserver<ModelInferRequest> requests = GRPCInferenceServiceGrpc.newStub(channel)
                .modelStreamInfer(new StreamObserver<>() {
                    @Override
                    public void onNext(ModelStreamInferResponse answer) {}

                    @Override
                    public void onError(Throwable failure) {
                        ended.complete(Status.fromThrowable(failure).getCode().name());
                    }

                    @Override
                    public void onCompleted() {
                        ended.complete("answered");
                    }
                });
        for (int i = 0; i < STREAMED; i++) {
            requests.onNext(large);
        }
        requests.onCompleted();
        return ended.orTimeout(2, TimeUnit.MINUTES).join();
    }

    /** A stream whose answers nobody asks for, until the channel is closed. */
    private void beginUnread(ModelInferRequest request) {
        ClientCall<ModelInferRequest, ModelStreamInferResponse> call =
                channel.newCall(GRPCInferenceServiceGrpc.getModelStreamInferMethod(), CallOptions.DEFAULT);
        call.start(new ClientCall.Listener<>() {}, new Metadata());
        for (int i = 0; i < UNREAD; i++) {
            call.sendMessage(request);
        }
    }

    private static ModelInferRequest request(String model, InferTensorContents contents) {
        return ModelInferRequest.newBuilder()
                .setModelName(model)
                .addInputs(InferInputTensor.newBuilder()
                        .setName("no")
                        .setDatatype("INT64")
                        .addShape(2L * MEBI)
                        .setContents(contents))
                .build();
    }

    private static String code(Supplier<String> call) {
        try {
            return "answered " + call.get();
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode().name();
        }
    }

    private static byte[] repeated(byte[] first, byte[] then, int times) {
        byte[] bytes = new byte[first.length + times * then.length];
        System.arraycopy(first, 0, bytes, 0, first.length);
        for (int i = 0; i < times; i++) {
            System.arraycopy(then, 0, bytes, first.length + i * then.length, then.length);
        }
        return bytes;
    }

    /** A message as it is. */
    static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream sent) {
            try {
                return sent.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
