package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.grpc.proto.InferTensorContents;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.grpc.proto.ModelInferRequest.InferInputTensor;
import io.modelmarket.platform.key.ApiKey;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What takes long to read, or to be made tensors of, is kept from the event loops. */
class ReadingThreadsTest {

    private static final ApiKey KEY = new ApiKey("k1", "globex", ByteString.EMPTY, null, null, null);
    private static final int MOST = 256 << 10;

    private final BodyMemory memory = new BodyMemory(256 << 20, new SimpleMeterRegistry());
    private final GrpcBody body = new GrpcBody(
            memory, new SlowCallers(new Patience(Duration.ofSeconds(60))), MOST, (key, request, begun, why) -> {});
    private final Vertx vertx = Vertx.vertx();
    private final Executor threads = ReadingThreads.executor(body, vertx.getOrCreateContext());

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aLongMessageIsReadElsewhereAndWhatFollowsInTheLoopAgain() {
        body.of(KEY);
        assertThat(reader()).startsWith("vert.x-eventloop-thread");
        come(MOST);
        assertThat(reader()).startsWith("vert.x-eventloop-thread");
        come(MOST + 1);
        assertThat(reader()).isEqualTo("virtual");

        body.read(new ByteArrayInputStream(new byte[0]));
        body.read(new ByteArrayInputStream(new byte[0]));

        assertThat(reader()).startsWith("vert.x-eventloop-thread");
    }

    @Test
    void soIsAPackedOneThatMayBecomeLong() {
        body.comesPacked();
        body.of(KEY);
        come(200);
        assertThat(reader()).startsWith("vert.x-eventloop-thread");

        come(300);

        assertThat(reader()).isEqualTo("virtual");
    }

    @Test
    void manyNumbersAreDecodedElsewhereAndRawTensorsWhereTheyCame() {
        body.of(KEY);
        ModelInferRequest numbers = ModelInferRequest.newBuilder()
                .addInputs(InferInputTensor.newBuilder()
                        .setContents(InferTensorContents.newBuilder()
                                .addAllInt64Contents(Collections.nCopies(MOST / 8, 1L))))
                .build();
        ModelInferRequest raw = ModelInferRequest.newBuilder()
                .addRawInputContents(ByteString.copyFrom(new byte[4 * MOST]))
                .build();

        body.read(new ByteArrayInputStream(numbers.toByteArray()));
        body.read(new ByteArrayInputStream(raw.toByteArray()));

        assertThat(body.next().isLong()).isTrue();
        assertThat(body.next().isLong()).isFalse();
    }

    private void come(int bytes) {
        body.inboundMessage(0);
        body.inboundWireSize(bytes);
        body.inboundMessageRead(0, bytes, -1);
    }

    private String reader() {
        CompletableFuture<String> reader = new CompletableFuture<>();
        threads.execute(() -> reader.complete(
                Thread.currentThread().isVirtual()
                        ? "virtual"
                        : Thread.currentThread().getName()));
        return reader.orTimeout(10, TimeUnit.SECONDS).join();
    }
}
