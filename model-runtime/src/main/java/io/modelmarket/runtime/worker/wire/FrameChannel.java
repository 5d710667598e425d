package io.modelmarket.runtime.worker.wire;

import io.modelmarket.runtime.tensor.Tensor;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;
import java.util.Arrays;
import java.util.List;

/**
 * Messages over one connection. A frame is a header of {@value #HEADER_BYTES} bytes (magic, version, type, request,
 * length of head, length of body), the head, and the body. What a small read brings at once is copied out of the read
 * buffer; the rest of a body is read from the socket straight into the buffer it is meant for, and bodies are written
 * straight from the tensors' buffers. One thread may send while another receives.
 */
public final class FrameChannel implements Closeable {

    static final int HEADER_BYTES = 32;
    static final int MAGIC = 0x4B57_4B4D;
    static final short VERSION = 1;

    private static final int READ_BUFFER = 16 * 1024;
    private static final ByteBuffer PADDING =
            ByteBuffer.allocateDirect(TensorHeads.ALIGNMENT).asReadOnlyBuffer();

    private final ByteChannel channel;
    private final WireLimits limits;
    private final HeadWriter headWriter;
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BUFFER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);

    /** Speaks over that blocking channel. */
    public FrameChannel(ByteChannel channel, WireLimits limits) {
        this.channel = channel;
        this.limits = limits;
        this.headWriter = new HeadWriter(HEADER_BYTES + limits.maxHeadBytes());
    }

    /**
     * Sends one message, whole, before it returns.
     *
     * @throws MessageTooLargeException when it does not fit; nothing has been sent then
     */
    public synchronized void send(long request, Message message) throws IOException {
        List<Tensor> tensors = switch (message) {
            case Message.Run run -> run.inputs();
            case Message.Ran ran -> ran.outputs();
            default -> List.of();
        };
        long bodyBytes = TensorHeads.bodyBytes(tensors);
        if (bodyBytes > limits.maxBodyBytes()) {
            throw new MessageTooLargeException(
                    "tensors of " + bodyBytes + " bytes do not fit into a message of " + limits.maxBodyBytes());
        }
        headWriter.begin(HEADER_BYTES);
        MessageCodec.write(headWriter, message);
        ByteBuffer head = headWriter.finish();
        head.putInt(0, MAGIC)
                .putShort(4, VERSION)
                .putShort(6, MessageType.of(message).number())
                .putLong(8, request)
                .putInt(16, head.limit() - HEADER_BYTES)
                .putInt(20, 0)
                .putLong(24, bodyBytes);
        writeAll(gather(head, tensors));
    }

    /**
     * Waits for the next message.
     *
     * @throws EOFException when the other side has closed the connection
     * @throws WireException when it sent what it must not
     */
    public Envelope receive(BodySpace space) throws IOException {
        fill(HEADER_BYTES);
        ByteBuffer header = in.slice(in.position(), HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + HEADER_BYTES);
        if (header.getInt(0) != MAGIC || header.getShort(4) != VERSION || header.getInt(20) != 0) {
            throw new WireException("not a frame of this protocol's version " + VERSION);
        }
        MessageType type = MessageType.of(header.getShort(6));
        long request = header.getLong(8);
        int headBytes = header.getInt(16);
        long bodyBytes = header.getLong(24);
        if (headBytes < 0 || headBytes > limits.maxHeadBytes()) {
            throw new WireException("a head of " + headBytes + " bytes");
        }
        boolean carriesTensors = type == MessageType.RUN || type == MessageType.RAN;
        if (bodyBytes < 0 || bodyBytes > (carriesTensors ? limits.maxBodyBytes() : 0)) {
            throw new WireException("a body of " + bodyBytes + " bytes in a message of type " + type);
        }
        HeadReader head = new HeadReader(readHead(headBytes));
        Message message = MessageCodec.read(type, head, expected -> {
            if (expected != bodyBytes) {
                throw new WireException("a body of " + bodyBytes + " bytes for tensors of " + expected);
            }
            head.finish();
            return readInto(space.take((int) bodyBytes));
        });
        head.finish();
        return new Envelope(request, message);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer[] gather(ByteBuffer head, List<Tensor> tensors) {
        ByteBuffer[] parts = new ByteBuffer[1 + 2 * tensors.size()];
        int count = 0;
        parts[count++] = head;
        long at = 0;
        for (Tensor tensor : tensors) {
            int padding = (int) (TensorHeads.align(at) - at);
            if (padding > 0) {
                parts[count++] = PADDING.slice(0, padding);
            }
            parts[count++] = tensor.data();
            at += padding + tensor.byteSize();
        }
        return Arrays.copyOf(parts, count);
    }

    private void writeAll(ByteBuffer[] parts) throws IOException {
        if (channel instanceof GatheringByteChannel gathering) {
            int first = 0;
            while (first < parts.length) {
                gathering.write(parts, first, parts.length - first);
                while (first < parts.length && !parts[first].hasRemaining()) {
                    first++;
                }
            }
            return;
        }
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                channel.write(part);
            }
        }
    }

    private void fill(int bytes) throws IOException {
        while (in.remaining() < bytes) {
            in.compact();
            int read = channel.read(in);
            in.flip();
            if (read < 0) {
                throw new EOFException("the other side closed the connection");
            }
        }
    }

    private ByteBuffer readHead(int bytes) throws IOException {
        if (bytes > in.capacity()) {
            return readInto(ByteBuffer.allocate(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        }
        fill(bytes);
        ByteBuffer head = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        head.put(0, in, in.position(), bytes);
        in.position(in.position() + bytes);
        return head;
    }

    private ByteBuffer readInto(ByteBuffer target) throws IOException {
        int ready = Math.min(target.remaining(), in.remaining());
        target.put(0, in, in.position(), ready);
        in.position(in.position() + ready);
        ByteBuffer rest = target.slice(ready, target.limit() - ready);
        while (rest.hasRemaining()) {
            if (channel.read(rest) < 0) {
                throw new EOFException("the other side closed the connection");
            }
        }
        return target;
    }
}
