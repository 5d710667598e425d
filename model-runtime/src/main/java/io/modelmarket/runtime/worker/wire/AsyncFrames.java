package io.modelmarket.runtime.worker.wire;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages over one connection that never blocks, for a thread that serves many. Memory for what comes grows with what
 * has come, not with what was announced, and is taken from the {@link AnswerMemory} before it is allocated.
 */
public final class AsyncFrames implements Closeable {

    private static final int READ_BUFFER = 64 * 1024;
    private static final int STAGED = 128 * 1024;

    /**
     * How many times what has come is set aside for the rest of it; an image's tensor is copied once while it grows.
     */
    private static final long GROWTH = 16;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final WireLimits answers;
    private final AnswerMemory.Share memory;
    private final InputSpace space;
    private final FrameWriter writer;
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BUFFER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .limit(0);
    private ByteBuffer[] out = new ByteBuffer[0];
    private int firstOut;
    private ByteBuffer staged = ByteBuffer.allocate(0);
    private @Nullable FrameHeader header;
    private ByteBuffer content = NOTHING;
    private long taken;
    private @Nullable String refusal;
    private int skipped;

    /**
     * Speaks over that channel, which must be in non-blocking mode, lays inputs into {@code space} where it can, and
     * takes what large answers need from {@code memory}.
     */
    public AsyncFrames(SocketChannel channel, WireLimits limits, InputSpace space, AnswerMemory.Share memory) {
        this.channel = channel;
        this.answers = WireLimits.ofBody(Math.min(limits.maxBodyBytes(), memory.largestBody()));
        this.memory = memory;
        this.space = space;
        this.writer = new FrameWriter(limits);
    }

    /**
     * Begins to send a message, after the one before has left, and been answered if it is a run; whether all of it has
     * left.
     *
     * @throws MessageTooLargeException when it does not fit; nothing has been sent then
     */
    public boolean send(long request, Message message) throws IOException {
        if (sending()) {
            throw new IllegalStateException("the message before has not left yet");
        }
        out = writer.frame(request, message, space);
        firstOut = 0;
        return flush();
    }

    /** Goes on sending; whether all has left. */
    public boolean flush() throws IOException {
        while (sending()) {
            if (!out[firstOut].hasRemaining()) {
                firstOut++;
            } else if (write() == 0) {
                return false;
            }
        }
        out = new ByteBuffer[0];
        firstOut = 0;
        return true;
    }

    /**
     * The next message, or null when not all of it is here yet. Its memory counts until {@link #release}.
     *
     * @throws NoRoomException when there was no memory for it
     * @throws EOFException when the other side has closed the connection
     * @throws WireException when it sent what it must not
     */
    public @Nullable Envelope receive() throws IOException {
        FrameHeader current = header == null ? nextHeader() : header;
        if (current == null) {
            return null;
        }
        header = current;
        int bytes = current.headBytes() + current.bodyBytes();
        boolean here = refusal == null && fill(bytes);
        if (refusal != null) {
            here = skip(bytes);
        }
        if (!here) {
            return null;
        }
        header = null;
        if (refusal != null) {
            throw refused(current, bytes);
        }
        return decode(current);
    }

    /** Whoever was told of the message before has what he wants of it; its memory counts no more. */
    public void release() {
        memory.giveBack(taken);
        taken = 0;
        content = NOTHING;
    }

    @Override
    public void close() throws IOException {
        release();
        channel.close();
    }

    /**
     * Sends what the socket takes. Of a buffer in the heap the JDK would copy all that is left at each attempt, of
     * which the socket takes a part; so large ones are copied here, a piece at a time.
     */
    private long write() throws IOException {
        boolean large = false;
        for (int i = firstOut; i < out.length; i++) {
            large |= !out[i].isDirect() && out[i].remaining() > STAGED;
        }
        return large ? writeStaged() : channel.write(out, firstOut, out.length - firstOut);
    }

    private long writeStaged() throws IOException {
        if (staged.capacity() == 0) {
            staged = ByteBuffer.allocateDirect(STAGED);
        }
        int length = 0;
        for (int i = firstOut; i < out.length && length < STAGED; i++) {
            int bytes = Math.min(out[i].remaining(), STAGED - length);
            staged.put(length, out[i], out[i].position(), bytes);
            length += bytes;
        }
        int written = channel.write(staged.position(0).limit(length));
        int left = written;
        for (int i = firstOut; left > 0; i++) {
            int bytes = Math.min(out[i].remaining(), left);
            out[i].position(out[i].position() + bytes);
            left -= bytes;
        }
        return written;
    }

    private boolean sending() {
        return firstOut < out.length;
    }

    private @Nullable FrameHeader nextHeader() throws IOException {
        if (in.remaining() < FrameHeader.BYTES) {
            in.compact();
            int read = channel.read(in);
            in.flip();
            requireOpen(read);
            if (in.remaining() < FrameHeader.BYTES) {
                return null;
            }
        }
        FrameHeader read = FrameHeader.read(in, answers);
        if (read.room() != 0) {
            throw new WireException("a worker lays down nothing");
        }
        if (read.contentBytes() > Integer.MAX_VALUE) {
            throw new WireException("a frame of more than " + Integer.MAX_VALUE + " bytes");
        }
        content = ByteBuffer.allocate(Math.min(read.headBytes() + read.bodyBytes(), READ_BUFFER));
        return read;
    }

    /** Whether {@code bytes} of content are here; false too when there is no memory for them, and a refusal then. */
    private boolean fill(int bytes) throws IOException {
        while (content.position() < bytes) {
            if (!content.hasRemaining()) {
                if (!grow((int) Math.min(bytes, GROWTH * content.capacity()))) {
                    return false;
                }
            }
            if (in.hasRemaining()) {
                int ready = Math.min(in.remaining(), content.remaining());
                content.put(content.position(), in, in.position(), ready).position(content.position() + ready);
                in.position(in.position() + ready);
            } else {
                int read = channel.read(content);
                requireOpen(read);
                if (read == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private Envelope decode(FrameHeader frame) throws IOException {
        ByteBuffer whole = content.flip();
        HeadReader head = new HeadReader(whole.slice(0, frame.headBytes()).order(ByteOrder.LITTLE_ENDIAN));
        Message message = MessageCodec.read(frame.type(), head, expected -> {
            if (expected != frame.bodyBytes()) {
                throw new WireException("a body of " + frame.bodyBytes() + " bytes for tensors of " + expected);
            }
            head.finish();
            return whole.slice(frame.headBytes(), frame.bodyBytes());
        });
        head.finish();
        return new Envelope(frame.request(), message);
    }

    /** Small answers lie in the heap, where making room is cheapest; of this kind each has memory of its own. */
    private boolean grow(int bytes) {
        if (!memory.take(bytes - taken)) {
            refuse(memory.said());
            return false;
        }
        taken = bytes;
        try {
            content = ByteBuffer.allocateDirect(bytes).put(content.flip());
            return true;
        } catch (OutOfMemoryError e) {
            refuse("this process has no direct memory left");
            return false;
        }
    }

    private void refuse(String why) {
        refusal = why;
        skipped = content.position();
        content = NOTHING;
        release();
    }

    /** Reads what nobody will see; whether {@code bytes} of content have gone by. */
    private boolean skip(int bytes) throws IOException {
        while (skipped < bytes) {
            if (!in.hasRemaining()) {
                int read = channel.read(in.clear());
                in.flip();
                requireOpen(read);
                if (read == 0) {
                    return false;
                }
            }
            int some = Math.min(in.remaining(), bytes - skipped);
            in.position(in.position() + some);
            skipped += some;
        }
        return true;
    }

    private NoRoomException refused(FrameHeader frame, int bytes) {
        String why = Objects.requireNonNull(refusal);
        refusal = null;
        return new NoRoomException(frame.request(), "an answer of " + bytes + " bytes finds no memory: " + why);
    }

    private static void requireOpen(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("the other side closed the connection");
        }
    }
}
