package io.modelmarket.runtime.worker;

import io.modelmarket.runtime.sandbox.SandboxReport;
import io.modelmarket.runtime.worker.wire.Envelope;
import io.modelmarket.runtime.worker.wire.FrameChannel;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.WireException;
import io.modelmarket.runtime.worker.wire.WireLimits;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker process and the connections to it: the first for control, the second for loading, the others for runs, of
 * which the last is for trials. It is either whole or being killed; a connection that breaks means the process is lost.
 */
final class WorkerProcess {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

    static final int CONTROL = 0;
    static final int LOADER = 1;
    static final int FIRST_RUNNER = 2;

    /** Behind those of the lanes. */
    private static final int OF_TRIALS = 1;

    private final Process process;
    private final List<FrameChannel> channels;
    private final List<SocketChannel> runners;
    private final WorkerFolder folder;
    private final SandboxReport sandbox;
    private final Suspects suspects = new Suspects();
    private volatile WorkerDeath.Cause cause = WorkerDeath.Cause.CRASHED;

    private WorkerProcess(Process process, List<SocketChannel> sockets, WireLimits wire, Home home) {
        this.process = process;
        this.folder = home.folder();
        this.sandbox = home.sandbox();
        this.channels =
                List.of(new FrameChannel(sockets.get(CONTROL), wire), new FrameChannel(sockets.get(LOADER), wire));
        this.runners = List.copyOf(sockets.subList(FIRST_RUNNER, sockets.size()));
    }

    /** Where a process lives and what bounds it. */
    private record Home(WorkerFolder folder, SandboxReport sandbox) {}

    /** Starts a process and waits until it has connected. */
    static WorkerProcess start(
            WorkerCommand command,
            WorkerLimits limits,
            Path socket,
            WorkerFolder folder,
            ScheduledExecutorService timer)
            throws IOException {
        int connections = FIRST_RUNNER + limits.connections() + OF_TRIALS;
        boolean up = false;
        Files.deleteIfExists(socket);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket), connections);
            Process process = command.start(socket, connections, folder);
            ScheduledFuture<?> watchdog = timer.schedule(
                    () -> process.destroyForcibly(), limits.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
            var _ = process.onExit().thenRun(() -> closeQuietly(server));
            List<SocketChannel> sockets = new ArrayList<>();
            try {
                WireLimits wire = WireLimits.ofBody(limits.maxMessageBytes());
                while (sockets.size() < connections) {
                    sockets.add(accept(server, wire, sockets.size(), process.pid()));
                }
                WorkerProcess started =
                        new WorkerProcess(process, sockets, wire, new Home(folder, command.sandboxed(folder)));
                up = true;
                return started;
            } catch (IOException e) {
                process.destroyForcibly();
                sockets.forEach(WorkerProcess::closeQuietly);
                throw new IOException("the worker did not come up; its output is in " + folder.output(), e);
            } finally {
                watchdog.cancel(false);
            }
        } finally {
            if (!up) {
                folder.removeInputs();
            }
            Files.deleteIfExists(socket);
        }
    }

    private static SocketChannel accept(ServerSocketChannel server, WireLimits limits, int number, long pid)
            throws IOException {
        SocketChannel socket = server.accept();
        // A worker says nothing more until it is asked, so nothing is left behind in this channel's buffer.
        Envelope first = new FrameChannel(socket, limits).receive(ByteBuffer::allocate);
        if (!first.message().equals(new Message.Hello(number, pid))) {
            closeQuietly(socket);
            throw new WireException("expected connection " + number + " of process " + pid + ", got " + first);
        }
        return socket;
    }

    /** The connections for runs, in the order of their numbers from {@link #FIRST_RUNNER} on. */
    List<SocketChannel> runners() {
        return runners;
    }

    /** Where the inputs of that connection are laid; nowhere, when nothing keeps the process from shortening files. */
    InputRegion inputs(int connection) {
        return new InputRegion(folder.inputs(), connection, sandbox.keepsFilesWhole() && folder.hasInputs());
    }

    /** Where it finds what it is to load. */
    WorkerFolder folder() {
        return folder;
    }

    /** Which bounds hold it. */
    SandboxReport sandbox() {
        return sandbox;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Has something done when the process is gone. */
    void onExit(Runnable action) {
        var _ = process.onExit().thenRun(action);
    }

    /** Asks over one connection and waits for the answer; any fault of the connection loses the process. */
    Message ask(int connection, long request, Message question) throws IOException {
        FrameChannel channel = channels.get(connection);
        channel.send(request, question);
        Envelope envelope = channel.receive(WorkerProcess::space);
        if (envelope.request() != request) {
            throw new WireException("an answer to request " + envelope.request() + " instead of " + request);
        }
        return envelope.message();
    }

    /** Asks a run to stop if it can. */
    void terminate(int connection, long request) {
        try {
            channels.get(CONTROL).send(0, new Message.Terminate(connection, request));
        } catch (IOException e) {
            kill(WorkerDeath.Cause.CRASHED);
        }
    }

    /** Notes what that connection was busy with when the process was lost. */
    void suspect(int connection, Suspect suspect) {
        suspects.add(connection, suspect);
    }

    /** Kills the process because that overran its time or was answered badly. */
    void killFor(Suspect suspect, WorkerDeath.Cause why) {
        suspects.convict(suspect);
        kill(why);
    }

    /** Whether the process was killed because that overran its time. */
    boolean wasKilledFor(Suspect suspect) {
        return cause == WorkerDeath.Cause.DEADLINE && suspects.isConvicted(suspect);
    }

    void kill(WorkerDeath.Cause why) {
        if (process.isAlive() && cause == WorkerDeath.Cause.CRASHED) {
            cause = why;
        }
        process.destroyForcibly();
    }

    /** Lets the process end by itself for a moment, then kills it. */
    void close() throws InterruptedException {
        hangUp();
        if (!process.waitFor(1, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Waits for the end; the exit status. */
    int awaitExit() throws InterruptedException {
        int status = process.waitFor();
        hangUp();
        return status;
    }

    /** Closes the connections and removes what was shared over them. */
    void hangUp() {
        channels.forEach(WorkerProcess::closeQuietly);
        runners.forEach(WorkerProcess::closeQuietly);
        folder.removeInputs();
    }

    WorkerDeath.Cause cause() {
        return cause;
    }

    /** Who may have ended it; to be asked when it has ended. */
    Set<Suspect> suspects() {
        return suspects.given(
                cause == WorkerDeath.Cause.CRASHED ? CrashReport.connection(folder.crash(), process.pid()) : null);
    }

    /** Small answers are read into the heap, where making room is cheapest; large ones into direct memory. */
    private static ByteBuffer space(int bytes) {
        return bytes <= 64 * 1024 ? ByteBuffer.allocate(bytes) : ByteBuffer.allocateDirect(bytes);
    }

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("closing", e);
        }
    }
}
