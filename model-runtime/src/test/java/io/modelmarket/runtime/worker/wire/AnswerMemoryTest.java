package io.modelmarket.runtime.worker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Large answers take memory before it is allocated; what finds none is read away, and the next answer is as before. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
@Timeout(60)
class AnswerMemoryTest {

    private static final long SIZE = 16 << 20;
    private static final int LARGE = 5 << 20;
    private static final WireLimits LIMITS = WireLimits.ofBody(64 << 20);

    @TempDir
    Path folder;

    private final AnswerMemory memory = new AnswerMemory(SIZE);
    private SocketChannel worker;
    private SocketChannel parent;
    private AsyncFrames frames;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            worker = SocketChannel.open(address);
            parent = server.accept();
        }
        parent.configureBlocking(false);
        frames = new AsyncFrames(parent, LIMITS, bytes -> null, memory.share());
    }

    @AfterEach
    void disconnect() throws IOException {
        worker.close();
        parent.close();
    }

    @Test
    void oneWorkerHasHalfAndTwoAThirdEach() {
        AnswerMemory.Share one = memory.share();
        AnswerMemory.Share other = memory.share();

        assertThat(one.take(SIZE / 2)).isTrue();
        assertThat(one.take(1)).as("more than it leaves").isFalse();
        assertThat(other.take(SIZE / 4)).isTrue();
        assertThat(other.take(1)).isFalse();
        one.giveBack(SIZE / 2 - SIZE / 3);
        assertThat(other.take(SIZE / 3 - SIZE / 4)).isTrue();

        one.giveBack(SIZE / 3);
        other.giveBack(SIZE / 3);
        assertThat(memory.held()).isZero();
    }

    @Test
    void aLargeAnswerCountsUntilItsCallersHaveHadIt() throws Exception {
        CompletableFuture<Void> sent = send(1, LARGE);

        Envelope envelope = receive();

        sent.get(60, TimeUnit.SECONDS);
        assertThat(((Message.Ran) envelope.message()).outputs().getFirst().byteSize())
                .isEqualTo(LARGE);
        assertThat(memory.held()).isGreaterThanOrEqualTo(LARGE);
        frames.release();
        assertThat(memory.held()).isZero();
    }

    @Test
    void whatFindsNoMemoryIsReadAwayAndTheNextAnswerComes() throws Exception {
        AnswerMemory.Share others = memory.share();
        assertThat(others.take(SIZE / 2)).isTrue();
        CompletableFuture<Void> sent = send(1, LARGE);

        assertThatThrownBy(this::receive)
                .isInstanceOfSatisfying(
                        NoRoomException.class, e -> assertThat(e.request()).isEqualTo(1))
                .hasMessageContaining("an answer of ")
                .hasMessageContaining(" of the " + SIZE + " bytes");

        sent.get(60, TimeUnit.SECONDS);
        assertThat(memory.held()).isEqualTo(SIZE / 2);
        send(2, 1_000).get(60, TimeUnit.SECONDS);
        assertThat(receive().request()).isEqualTo(2);
        others.giveBack(SIZE / 2);
        CompletableFuture<Void> third = send(3, LARGE);
        assertThat(receive().request()).isEqualTo(3);
        third.get(60, TimeUnit.SECONDS);
    }

    @Test
    void aBrokenOffAnswerGivesItsMemoryBack() throws Exception {
        ByteBuffer part = ByteBuffer.allocate(LARGE / 2).order(ByteOrder.LITTLE_ENDIAN);
        new FrameHeader(MessageType.RAN, 1, 0, 0, LARGE).write(part);
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> write(part));
        while (memory.held() == 0 || !sent.isDone()) {
            assertThat(frames.receive()).isNull();
        }

        frames.close();

        assertThat(memory.held()).isZero();
    }

    @Test
    void anAnswerThatCouldNeverFitIsNotEvenBegun() throws Exception {
        ByteBuffer header = ByteBuffer.allocate(FrameHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        new FrameHeader(MessageType.RAN, 1, 0, 0, (int) AnswerMemory.largestBody(SIZE) + 1).write(header);
        worker.write(header);

        assertThatThrownBy(this::receive).isInstanceOf(WireException.class).hasMessageContaining("a body of ");
        assertThat(memory.held()).isZero();
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                worker.write(bytes);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Envelope receive() throws IOException {
        Envelope envelope = frames.receive();
        while (envelope == null) {
            Thread.onSpinWait();
            envelope = frames.receive();
        }
        return envelope;
    }

    private CompletableFuture<Void> send(long request, int bytes) {
        Tensor output = new Tensor("y", DataType.UINT8, new long[] {bytes}, ByteBuffer.allocate(bytes));
        return CompletableFuture.runAsync(() -> {
            try {
                new FrameChannel(worker, LIMITS).send(request, new Message.Ran(1, List.of(output)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
