package io.modelmarket.runtime.worker.wire;

import static io.modelmarket.runtime.fixture.TestTensors.bytes;
import static io.modelmarket.runtime.fixture.TestTensors.floats;
import static io.modelmarket.runtime.fixture.TestTensors.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.modelmarket.runtime.model.Provider;
import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is sent arrives; what is damaged is refused, quickly and without taking memory for it. */
class FrameChannelTest {

    private static final WireLimits LIMITS = WireLimits.ofBody(64 * 1024);
    private static final Message.Run RUN = new Message.Run(
            7,
            List.of("probabilities"),
            List.of(
                    floats("a", new long[] {2, 3}, 1, 2, 3, 4, 5, 6),
                    raw("b", DataType.BOOL, new long[] {3}, new byte[] {1, 0, 1}),
                    raw("c", DataType.INT64, new long[] {0}, new byte[0])));

    @Test
    void everyMessageArrivesAsItWasSent() throws IOException {
        TensorSpec spec = new TensorSpec("x", DataType.FP16, List.of(-1L, 4L), List.of("batch", ""));
        List<Message> messages = List.of(
                new Message.Hello(3, 4711),
                new Message.Load(1, "/models/模型/model.onnx", Provider.CPU),
                new Message.Load(2, "/m", new Provider.Cuda(3, 1L << 33, Provider.Fallback.CPU)),
                new Message.Loaded(new Signature(List.of(spec), List.of(spec, spec)), 12, "CPU"),
                new Message.Unload(5),
                new Message.Unloaded(),
                new Message.Terminate(2, 99),
                new Message.Failed(Message.Reason.UNSUPPORTED, "y", "is a map"));
        BytesChannel wire = new BytesChannel();
        FrameChannel channel = new FrameChannel(wire, LIMITS);

        for (int i = 0; i < messages.size(); i++) {
            channel.send(i, messages.get(i));
        }

        for (int i = 0; i < messages.size(); i++) {
            assertThat(channel.receive(ByteBuffer::allocate)).isEqualTo(new Envelope(i, messages.get(i)));
        }
    }

    @Test
    void tensorsArriveByteForByteAndAligned() throws IOException {
        BytesChannel wire = new BytesChannel();
        FrameChannel channel = new FrameChannel(wire, LIMITS);
        channel.send(1, RUN);

        Message.Run received =
                (Message.Run) channel.receive(ByteBuffer::allocate).message();

        assertThat(received.model()).isEqualTo(RUN.model());
        assertThat(received.outputs()).isEqualTo(RUN.outputs());
        assertThat(received.inputs()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Tensor sent = RUN.inputs().get(i);
            Tensor got = received.inputs().get(i);
            assertThat(got).hasToString(sent.toString());
            assertThat(bytes(got)).containsExactly(bytes(sent));
        }
    }

    @Test
    void refusesToSendWhatDoesNotFit() {
        FrameChannel channel = new FrameChannel(new BytesChannel(), LIMITS);
        Tensor large = raw("x", DataType.UINT8, new long[] {65 * 1024}, new byte[65 * 1024]);

        assertThatThrownBy(() -> channel.send(1, new Message.Run(1, List.of(), List.of(large))))
                .isInstanceOf(MessageTooLargeException.class);
        assertThatThrownBy(() -> channel.send(2, new Message.Load(1, "x".repeat(2 << 20), Provider.CPU)))
                .isInstanceOf(MessageTooLargeException.class);
    }

    @Test
    void anEndInTheMiddleIsAnEnd() throws IOException {
        byte[] frame = frame();

        for (int length = 0; length < frame.length; length++) {
            FrameChannel channel = new FrameChannel(BytesChannel.of(frame, length), LIMITS);
            assertThatThrownBy(() -> channel.receive(ByteBuffer::allocate)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void damagedBytesNeitherHangNorTakeMemory() throws IOException {
        byte[] frame = frame();

        qt().withExamples(20_000).forAll(longs().all()).checkAssert(seed -> {
            Random random = new Random(seed);
            byte[] damaged = frame.clone();
            int places = 1 + random.nextInt(6);
            for (int i = 0; i < places; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            receiveOrRefuse(damaged);
        });
    }

    @Test
    void noiseIsRefused() {
        qt().withExamples(5_000).forAll(longs().all()).checkAssert(seed -> {
            byte[] noise = new byte[new Random(seed).nextInt(512)];
            new Random(seed).nextBytes(noise);
            FrameChannel channel = new FrameChannel(BytesChannel.of(noise, noise.length), LIMITS);
            assertThatThrownBy(() -> channel.receive(ByteBuffer::allocate)).isInstanceOf(IOException.class);
        });
    }

    private static void receiveOrRefuse(byte[] bytes) {
        FrameChannel channel = new FrameChannel(BytesChannel.of(bytes, bytes.length), LIMITS);
        try {
            Envelope envelope = channel.receive(size -> {
                assertThat((long) size).isLessThanOrEqualTo(LIMITS.maxBodyBytes());
                return ByteBuffer.allocate(size);
            });
            assertThat(envelope.message()).isNotNull();
        } catch (IOException e) {
            assertThat(e).isInstanceOfAny(WireException.class, EOFException.class);
        }
    }

    private static byte[] frame() throws IOException {
        BytesChannel wire = new BytesChannel();
        new FrameChannel(wire, LIMITS).send(1, RUN);
        return wire.written();
    }
}
