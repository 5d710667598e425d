package io.modelmarket.runtime.worker.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.runtime.tensor.DataType;
import io.modelmarket.runtime.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a large output alone, both ends in one process: over the socket as it goes, and through a file in memory
 * that the worker has mapped and the parent reads. Processor time of both threads. Not part of the suite, because it is
 * not named a test.
 */
class LargeOutputBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int[] SIZES = {65_536, 262_144, 602_112, 2 << 20};
    private static final int ROUNDS = 15;
    private static final int RUNS = 200;
    private static final Message QUESTION = new Message.Unload(1);
    private static final WireLimits LIMITS = WireLimits.ofBody(64 << 20);

    @TempDir
    Path folder;

    @Test
    void printsFigures() throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        Path file = Files.createTempFile(Path.of("/dev/shm"), "bench", "");
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                SocketChannel worker = SocketChannel.open(address);
                SocketChannel parent = server.accept();
                FileChannel shared = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Arena arena = Arena.ofShared()) {
            Files.delete(file);
            shared.write(ByteBuffer.allocate(4 << 20), 0);
            ByteBuffer mapped = shared.map(FileChannel.MapMode.READ_WRITE, 0, 4 << 20, arena)
                    .asByteBuffer();
            Sender sender = new Sender(new FrameChannel(worker, LIMITS), mapped);
            Thread thread = Thread.ofPlatform().start(sender);
            Receiver receiver = new Receiver(parent, shared);
            for (int size : SIZES) {
                figures(size, sender, thread, receiver);
            }
            assertThat(receiver.frames).isNotNull();
        }
    }

    private static void figures(int size, Sender sender, Thread thread, Receiver receiver) throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(size);
        Tensor tensor = new Tensor("y", DataType.UINT8, new long[] {size}, data);
        double[][] rounds = new double[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            sender.answer = new Message.Ran(1, List.of(tensor));
            sender.data = null;
            rounds[0][round] = run(thread, receiver::receive);
            sender.answer = new Message.Unloaded();
            sender.data = data;
            rounds[1][round] = run(thread, () -> receiver.read(size));
        }
        Arrays.sort(rounds[0]);
        Arrays.sort(rounds[1]);
        System.out.printf(
                Locale.ROOT,
                "%8d bytes: socket %.0f us (best %.0f), file %.0f us (best %.0f)%n",
                size,
                rounds[0][ROUNDS / 2],
                rounds[0][0],
                rounds[1][ROUNDS / 2],
                rounds[1][0]);
    }

    /** Microseconds of both threads for one. */
    private static double run(Thread sender, Callable<?> one) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime() + THREADS.getThreadCpuTime(sender.threadId());
        for (int i = 0; i < RUNS; i++) {
            one.call();
        }
        long end = THREADS.getCurrentThreadCpuTime() + THREADS.getThreadCpuTime(sender.threadId());
        return (end - start) / 1e3 / RUNS;
    }

    /** A worker that answers at once. */
    private static final class Sender implements Runnable {
        private final FrameChannel channel;
        private final ByteBuffer mapped;
        private volatile Message answer = new Message.Unloaded();
        private volatile @Nullable ByteBuffer data;

        Sender(FrameChannel channel, ByteBuffer mapped) {
            this.channel = channel;
            this.mapped = mapped;
            this.data = ByteBuffer.allocate(0);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    channel.receive(ByteBuffer::allocate);
                    ByteBuffer laid = data;
                    if (laid != null) {
                        mapped.put(0, laid, 0, laid.capacity());
                    }
                    channel.send(1, answer);
                }
            } catch (EOFException e) {
                // The bench is over.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A parent's loop that waits for nothing else. */
    private static final class Receiver {
        private final AsyncFrames frames;
        private final Selector selector;
        private final FileChannel shared;

        Receiver(SocketChannel socket, FileChannel shared) throws IOException {
            this.selector = Selector.open();
            this.shared = shared;
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_READ);
            this.frames = new AsyncFrames(socket, LIMITS, bytes -> null, new AnswerMemory(64 << 20).share());
        }

        Envelope receive() throws IOException {
            frames.send(1, QUESTION);
            Envelope envelope = frames.receive();
            while (envelope == null) {
                selector.select();
                selector.selectedKeys().clear();
                envelope = frames.receive();
            }
            return envelope;
        }

        ByteBuffer read(int size) throws IOException {
            receive();
            ByteBuffer copy = ByteBuffer.allocateDirect(size);
            int read = shared.read(copy, 0);
            if (read != size) {
                throw new EOFException(read + " of " + size);
            }
            return copy;
        }
    }
}
