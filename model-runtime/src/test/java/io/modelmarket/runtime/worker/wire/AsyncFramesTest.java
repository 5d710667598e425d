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
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the memory that tensors lie in, and however little the socket takes at a time, they arrive as they are. */
@SuppressWarnings("NullAway.Init") // fields are set before each test
class AsyncFramesTest {

    private static final WireLimits LIMITS = WireLimits.ofBody(64 << 20);
    private static final long PATIENCE_SECONDS = 60;
    private static final InputSpace NOWHERE = bytes -> null;
    private final AnswerMemory.Share memory = new AnswerMemory(256 << 20).share();
    private static final int[] SIZES = {0, 1, 63, 4_096, 128 * 1_024 - 1, 128 * 1_024 + 1, 602_112, 3 << 20};

    @TempDir
    Path folder;

    private final Random random = new Random(42);
    private SocketChannel sender;
    private SocketChannel receiver;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            sender = SocketChannel.open(address);
            receiver = server.accept();
        }
        sender.configureBlocking(false);
    }

    @AfterEach
    void disconnect() throws IOException {
        sender.close();
        receiver.close();
    }

    @Test
    void sendsTensorsFromTheHeapAndFromDirectMemoryWhole() throws Exception {
        AsyncFrames frames = new AsyncFrames(sender, LIMITS, NOWHERE, memory);
        FrameChannel worker = new FrameChannel(receiver, LIMITS);
        for (int round = 0; round < 40; round++) {
            List<Tensor> inputs = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                inputs.add(tensor("x" + i, SIZES[random.nextInt(SIZES.length)], random.nextBoolean()));
            }
            Message.Run run = new Message.Run(7, List.of("y"), inputs);
            CompletableFuture<Envelope> received = CompletableFuture.supplyAsync(() -> receive(worker));

            send(frames, round, run);

            assertArrived(received, round, run);
        }
    }

    @Test
    void leavesTheCallersBuffersAsTheyWere() throws Exception {
        AsyncFrames frames = new AsyncFrames(sender, LIMITS, NOWHERE, memory);
        Tensor input = tensor("x", 602_112, false);
        ByteBuffer before = ByteBuffer.allocate(602_112).put(input.data()).flip();
        FrameChannel worker = new FrameChannel(receiver, LIMITS);
        CompletableFuture<Envelope> received = CompletableFuture.supplyAsync(() -> receive(worker));

        send(frames, 1, new Message.Run(7, List.of(), List.of(input)));

        assertArrived(received, 1, new Message.Run(7, List.of(), List.of(input)));
        assertThat(input.data()).isEqualTo(before);
    }

    @Test
    void laysInputsDownWhereThereIsRoomAndSendsTheHeadOnly() throws Exception {
        ByteBuffer laid = ByteBuffer.allocateDirect(4 << 20);
        AsyncFrames frames =
                new AsyncFrames(sender, LIMITS, bytes -> bytes < 64 ? null : new InputSpace.Room(3, laid), memory);
        FrameChannel worker = new FrameChannel(receiver, LIMITS, (room, bytes) -> {
            assertThat(room).isEqualTo(3);
            return laid.asReadOnlyBuffer().slice(0, bytes);
        });
        for (int bytes : SIZES) {
            Message.Run run =
                    new Message.Run(7, List.of(), List.of(tensor("a", 65, true), tensor("b", bytes, bytes % 2 == 0)));
            CompletableFuture<Envelope> received = CompletableFuture.supplyAsync(() -> receive(worker));

            send(frames, bytes, run);

            assertArrived(received, bytes, run);
        }
    }

    @Test
    void aBodyLaidDownWhereThereIsNothingBreaksTheConversation() throws Exception {
        ByteBuffer laid = ByteBuffer.allocateDirect(1_024);
        AsyncFrames frames = new AsyncFrames(sender, LIMITS, bytes -> new InputSpace.Room(1, laid), memory);
        FrameChannel worker = new FrameChannel(receiver, LIMITS);

        send(frames, 1, new Message.Run(7, List.of(), List.of(tensor("x", 1_000, true))));

        assertThatThrownBy(() -> worker.receive(ByteBuffer::allocateDirect)).isInstanceOf(WireException.class);
    }

    @Test
    void aWorkerMayNotPointToMemory() throws Exception {
        AsyncFrames frames = new AsyncFrames(sender, LIMITS, NOWHERE, memory);
        ByteBuffer header = ByteBuffer.allocate(FrameHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        new FrameHeader(MessageType.RUN, 1, 0, 1, 1_000).write(header);
        receiver.write(header);

        assertThatThrownBy(frames::receive).isInstanceOf(WireException.class).hasMessageContaining("lays down nothing");

        new FrameHeader(MessageType.RAN, 1, 0, 1, 1_000).write(header);
        receiver.write(header.rewind());
        assertThatThrownBy(frames::receive).isInstanceOf(WireException.class).hasMessageContaining("in room 1");
    }

    private void send(AsyncFrames frames, long request, Message message) throws IOException {
        try (Selector selector = Selector.open()) {
            boolean sent = frames.send(request, message);
            SelectionKey key = sender.register(selector, SelectionKey.OP_WRITE);
            while (!sent) {
                selector.select(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                selector.selectedKeys().clear();
                sent = frames.flush();
            }
            key.cancel();
        }
    }

    private static void assertArrived(CompletableFuture<Envelope> received, long request, Message.Run run)
            throws InterruptedException, ExecutionException, TimeoutException {
        Envelope envelope = received.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(envelope.request()).isEqualTo(request);
        Message.Run arrived = (Message.Run) envelope.message();
        assertThat(arrived.outputs()).isEqualTo(run.outputs());
        assertThat(arrived.inputs()).hasSameSizeAs(run.inputs());
        for (int i = 0; i < run.inputs().size(); i++) {
            Tensor sent = run.inputs().get(i);
            Tensor here = arrived.inputs().get(i);
            assertThat(here.name()).isEqualTo(sent.name());
            assertThat(here.data()).isEqualTo(sent.data());
        }
    }

    private static Envelope receive(FrameChannel worker) {
        try {
            return worker.receive(ByteBuffer::allocateDirect);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tensor tensor(String name, int bytes, boolean direct) {
        byte[] content = new byte[bytes + 5];
        random.nextBytes(content);
        ByteBuffer data = direct
                ? ByteBuffer.allocateDirect(bytes).put(content, 0, bytes).flip()
                : ByteBuffer.wrap(content, 5, bytes);
        return new Tensor(name, DataType.UINT8, new long[] {bytes}, data);
    }
}
