package io.modelmarket.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.key.ApiKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Whatever a message is packed in or damaged by, no more of it is in memory than its caller may have. */
class GrpcBodyTest {

    private static final ApiKey KEY = new ApiKey("k1", "globex", ByteString.EMPTY, null, null, null);

    private final BodyMemory memory = new BodyMemory(2 << 20, new SimpleMeterRegistry());
    private final GrpcBody body = new GrpcBody(
            memory, new SlowCallers(new Patience(Duration.ofSeconds(60))), 256 << 10, (key, request, begun, why) -> {});

    @Test
    void aStrangersMessageIsSmallUnpackedToo() {
        body.inboundMessage(0);
        body.inboundWireSize(60_000);
        body.inboundUncompressedSize(60_000);
        body.inboundMessage(1);
        body.inboundWireSize(60_000);
        body.inboundUncompressedSize(60_000);

        assertThatThrownBy(() -> body.inboundUncompressedSize(6_000))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("RESOURCE_EXHAUSTED");
    }

    @Test
    void aCallersMessageIsCountedAsItIsUnpacked() throws IOException {
        GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(gzip(new byte[32 << 20])));
        body.of(KEY);

        ModelInferRequest read = body.read(packed);

        assertThat(read).isEqualTo(ModelInferRequest.getDefaultInstance());
        assertThat(refusalOfNext()).isEqualTo(ProblemType.TOO_LARGE);
        assertThat(packed.readAllBytes()).as("left as it is").hasSizeGreaterThan(30 << 20);
        body.streamClosed(Status.OK);
        assertThat(memory.held()).isZero();
    }

    @Test
    void aCallersMessageThatUnpacksToMoreThanOneMayHaveIsRefusedAlone() {
        InputStream tooLong = new InputStream() {
            @Override
            public int read() {
                throw Status.RESOURCE_EXHAUSTED.withDescription("more than 64").asRuntimeException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };
        body.of(KEY);

        ModelInferRequest read = body.read(tooLong);

        assertThat(read).isEqualTo(ModelInferRequest.getDefaultInstance());
        assertThat(refusalOfNext()).isEqualTo(ProblemType.TOO_LARGE);
        assertThat(memory.held()).isZero();
    }

    @Test
    void holdsNothingForAMessageThatCannotBeRead() {
        byte[] tooLong = {0x0A, 6, 'a', 'a', 'a', 'a', 'a'};
        body.of(KEY);

        body.read(new ByteArrayInputStream(tooLong));

        assertThat(refusalOfNext()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(memory.held()).isZero();
    }

    @Test
    void aMessageWhoseCallerHasGoneMeanwhileIsCancelled() {
        body.of(KEY);
        body.read(new ByteArrayInputStream(new byte[0]));

        body.streamClosed(Status.CANCELLED);

        assertThat(body.isClosed()).isTrue();
        assertThat(refusalOfNext()).isEqualTo(ProblemType.CANCELLED);
        assertThat(memory.held()).isZero();
    }

    private ProblemType refusalOfNext() {
        return Objects.requireNonNull(body.next().refusal(), "a refusal").type();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(bytes);
        }
        return packed.toByteArray();
    }
}
