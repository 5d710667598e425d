package io.modelmarket.runtime.worker.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ByteChannel;
import java.nio.channels.GatheringByteChannel;

/**
 * Messages over one connection. A frame is a {@link FrameHeader}, the head, and the body. What a small read brings at
 * once is copied out of the read buffer; the rest of a body is read from the socket straight into the buffer it is
 * meant for, and bodies are written straight from the tensors' buffers. One thread may send while another receives.
 */
public final class FrameChannel implements Closeable {

    private static final int READ_BUFFER = 16 * 1024;

    private final ByteChannel channel;
    private final WireLimits limits;
    private final SharedBodies shared;
    private final FrameWriter writer;
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BUFFER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);

    /** Speaks over that blocking channel. */
    public FrameChannel(ByteChannel channel, WireLimits limits) {
        this(channel, limits, SharedBodies.NONE);
    }

    /** Speaks over that blocking channel, beside which the other side may lay bodies. */
    public FrameChannel(ByteChannel channel, WireLimits limits, SharedBodies shared) {
        this(channel, limits, limits, shared);
    }

    /** The same, with other bounds for what is sent than for what comes. */
    public FrameChannel(ByteChannel channel, WireLimits limits, WireLimits sent, SharedBodies shared) {
        this.channel = channel;
        this.limits = limits;
        this.shared = shared;
        this.writer = new FrameWriter(sent);
    }

    /**
     * Sends one message, whole, before it returns.
     *
     * @throws MessageTooLargeException when it does not fit; nothing has been sent then
     */
    public synchronized void send(long request, Message message) throws IOException {
        writeAll(writer.frame(request, message));
    }

    /**
     * Waits for the next message.
     *
     * @throws EOFException when the other side has closed the connection
     * @throws WireException when it sent what it must not
     */
    public Envelope receive(BodySpace space) throws IOException {
        fill(FrameHeader.BYTES);
        FrameHeader header = FrameHeader.read(in, limits);
        HeadReader head = new HeadReader(readHead(header.headBytes()));
        Message message = MessageCodec.read(header.type(), head, expected -> {
            if (expected != header.bodyBytes()) {
                throw new WireException("a body of " + header.bodyBytes() + " bytes for tensors of " + expected);
            }
            head.finish();
            return header.room() == 0
                    ? readInto(space.take(header.bodyBytes()))
                    : shared.find(header.room(), header.bodyBytes());
        });
        head.finish();
        return new Envelope(header.request(), message);
    }

    @Override
    public void close() throws IOException {
        channel.close();
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
