package io.modelmarket.runtime.worker.child;

import io.modelmarket.runtime.model.Signature;
import io.modelmarket.runtime.model.TensorSpec;
import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import io.modelmarket.runtime.worker.wire.Envelope;
import io.modelmarket.runtime.worker.wire.FrameChannel;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.WireLimits;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What somebody might make of a worker he has taken over. A model's file says in a word how its runs are answered;
 * {@code honest} ones answer {@code y} of [rows, 3] for {@code x} of [rows, 3], and say that they computed a
 * microsecond.
 */
public final class LyingWorker {

    private static final int COLUMNS = 3;
    private static final short RAN = 7;
    private static final long NANOS = 1_000;
    private static final Map<Long, String> LIES = new ConcurrentHashMap<>();

    private final SocketChannel socket;
    private final FrameChannel channel;

    private LyingWorker(SocketChannel socket, WireLimits limits) {
        this.socket = socket;
        this.channel = new FrameChannel(socket, limits);
    }

    /** Takes the arguments of a worker. */
    public static void main(String[] args) throws IOException {
        WireLimits limits = WireLimits.ofBody(Long.parseLong(args[2]));
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            LyingWorker worker = new LyingWorker(SocketChannel.open(UnixDomainSocketAddress.of(args[0])), limits);
            worker.channel.send(0, new Message.Hello(i, ProcessHandle.current().pid()));
            Thread.ofPlatform().start(worker::serve);
        }
    }

    private void serve() {
        try {
            while (true) {
                Envelope envelope = channel.receive(ByteBuffer::allocate);
                switch (envelope.message()) {
                    case Message.Load load -> {
                        LIES.put(load.model(), Files.readString(Path.of(load.file())));
                        channel.send(envelope.request(), new Message.Loaded(signature(), NANOS, "CPU"));
                    }
                    case Message.Run run -> answer(envelope.request(), run);
                    default -> channel.send(envelope.request(), new Message.Unloaded());
                }
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void answer(long request, Message.Run run) throws IOException {
        long rows = run.inputs().getFirst().dimension(0);
        Tensor honest = floats("y", rows, COLUMNS);
        switch (LIES.getOrDefault(run.model(), "")) {
            case "honest" -> ran(request, honest);
            case "other shape" -> ran(request, floats("y", 7));
            case "other rank" -> ran(request, floats("y", rows, COLUMNS, 1));
            case "other type" ->
                ran(request, new Tensor("y", DataType.INT32, new long[] {rows, COLUMNS}, honest.data()));
            case "other name" -> ran(request, floats("z", rows, COLUMNS));
            case "twice" -> ran(request, honest, honest);
            case "one more" -> ran(request, honest, floats("z", 1));
            case "nothing" -> ran(request);
            case "another request" -> ran(request + 1, honest);
            case "another message" -> channel.send(request, new Message.Unloaded());
            case "longer than its tensors" -> header(request, Long.BYTES + Integer.BYTES, 1_000, Long.BYTES * 200);
            case "longer than may be" -> header(request, 0, 1L << 40, 0);
            case "negative" -> header(request, 0, -1, 0);
            default -> write(ByteBuffer.allocate(4_096));
        }
    }

    private void ran(long request, Tensor... outputs) throws IOException {
        channel.send(request, new Message.Ran(NANOS, List.of(outputs)));
    }

    /** A frame whose header says that, and so many zeros: no time, no tensors. */
    private void header(long request, int headBytes, long bodyBytes, int zeros) throws IOException {
        write(ByteBuffer.allocate(32 + zeros)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 0x4B57_4B4D)
                .putShort(4, (short) 1)
                .putShort(6, RAN)
                .putLong(8, request)
                .putInt(16, headBytes)
                .putLong(24, bodyBytes));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    private static Tensor floats(String name, long... shape) {
        long elements = 1;
        for (long dimension : shape) {
            elements *= dimension;
        }
        return new Tensor(name, DataType.FP32, shape, ByteBuffer.allocate((int) elements * Float.BYTES));
    }

    private static Signature signature() {
        List<Long> shape = List.of(TensorSpec.FREE, (long) COLUMNS);
        List<String> names = List.of("rows", "");
        return new Signature(
                List.of(new TensorSpec("x", DataType.FP32, shape, names)),
                List.of(new TensorSpec("y", DataType.FP32, shape, names)));
    }
}
