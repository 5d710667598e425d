package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.worker.wire.AnswerMemory;
import io.modelmarket.runtime.worker.wire.AsyncFrames;
import io.modelmarket.runtime.worker.wire.Envelope;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.MessageTooLargeException;
import io.modelmarket.runtime.worker.wire.NoRoomException;
import io.modelmarket.runtime.worker.wire.WireException;
import io.modelmarket.runtime.worker.wire.WireLimits;
import io.netty.channel.EventLoopException;
import io.netty.channel.nio.NioEventLoop;
import io.netty.channel.nio.NioTask;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A lane's way to one worker process, watched by the lane's event loop. Used in the loop's thread alone. */
final class LaneConnection implements NioTask<SocketChannel> {

    private static final Logger LOG = LoggerFactory.getLogger(LaneConnection.class);

    private final WorkerProcess process;
    private final int number;
    private final SocketChannel socket;
    private final InputRegion inputs;
    private final AsyncFrames frames;
    private final NioEventLoop loop;
    private final Listener listener;
    private boolean closed;

    /** Hears what becomes of the connection. */
    interface Listener {

        /** The message whose sending took more than one step has left. */
        void sent();

        /** A message has come. */
        void received(Envelope envelope) throws WireException;

        /** A message has come for which there was no memory. */
        void refused(NoRoomException why) throws WireException;

        /** Nothing more will come; told once. */
        void lost(IOException why);
    }

    /** The connection of that number among the process's own. */
    LaneConnection(
            WorkerProcess process,
            int number,
            WireLimits limits,
            AnswerMemory.Share memory,
            NioEventLoop loop,
            Listener listener) {
        this.process = process;
        this.number = number;
        this.socket = process.runners().get(number - WorkerProcess.FIRST_RUNNER);
        this.inputs = process.inputs(number);
        this.frames = new AsyncFrames(socket, limits, inputs, memory);
        this.loop = loop;
        this.listener = listener;
    }

    /** Begins to listen. */
    void open() throws IOException {
        socket.configureBlocking(false);
        hear(SelectionKey.OP_READ);
    }

    WorkerProcess process() {
        return process;
    }

    /** Notes that this was under way over the connection when the process was lost, unless that was our own fault. */
    void suspect(Suspect suspect, IOException why) {
        if (why instanceof WireException) {
            process.killFor(suspect, WorkerDeath.Cause.BAD_ANSWER);
        } else if (!(why.getCause() instanceof Error)) {
            process.suspect(number, suspect);
        }
    }

    /** Begins to send; whether all of it has left. */
    boolean send(long request, Message message) throws MessageTooLargeException {
        try {
            boolean sent = frames.send(request, message);
            if (!sent) {
                hear(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
            return sent;
        } catch (MessageTooLargeException e) {
            throw e;
        } catch (IOException e) {
            close(e);
            return false;
        } catch (Error e) {
            // Nobody knows how much has left.
            close(new IOException(e));
            return false;
        }
    }

    /** Asks the worker to stop that run, from another thread because a worker need not listen. */
    void terminate(long request) {
        Thread.startVirtualThread(() -> process.terminate(number, request));
    }

    /** Ends it, and with it the process, which is of no more use. */
    void close(IOException why) {
        if (!closed) {
            closed = true;
            LOG.debug("connection {} of worker {} is lost", number, process.pid(), why);
            process.kill(WorkerDeath.Cause.CRASHED);
            WorkerProcess.closeQuietly(frames);
            inputs.close();
            listener.lost(why);
        }
    }

    @Override
    public void channelReady(SocketChannel ready, SelectionKey key) {
        try {
            if (key.isWritable() && frames.flush()) {
                hear(SelectionKey.OP_READ);
                listener.sent();
            }
            if (key.isReadable()) {
                receive();
            }
        } catch (WireException e) {
            LOG.warn("worker {} sent what it must not: {}", process.pid(), e.getMessage());
            process.kill(WorkerDeath.Cause.BAD_ANSWER);
            close(e);
        } catch (IOException e) {
            close(e);
        } catch (CancelledKeyException e) {
            // The process has ended since the loop was told that there is something to read.
            close(new ClosedChannelException());
        } catch (Error e) {
            // Thrown on, it would end the loop's thread, and with it whatever else the loop serves.
            LOG.error("connection {} of worker {} cannot be served", number, process.pid(), e);
            close(new IOException(e));
        }
    }

    private void receive() throws IOException {
        try {
            Envelope envelope = frames.receive();
            if (envelope != null) {
                inputs.unname();
                listener.received(envelope);
                frames.release();
            }
        } catch (NoRoomException e) {
            inputs.unname();
            listener.refused(e);
        }
    }

    @Override
    public void channelUnregistered(SocketChannel gone, @Nullable Throwable cause) {
        if (!closed) {
            // Nobody would hear of the batch under way any more: better a new worker than callers who wait in vain.
            LOG.atLevel(loop.isShuttingDown() ? Level.DEBUG : Level.ERROR)
                    .setCause(cause)
                    .log("connection {} of worker {} cannot be watched any more", number, process.pid());
            close(new IOException("its event loop watches it no more", cause));
        }
    }

    private void hear(int what) throws IOException {
        try {
            loop.register(socket, what, this);
        } catch (EventLoopException e) {
            throw new IOException(e);
        }
    }
}
