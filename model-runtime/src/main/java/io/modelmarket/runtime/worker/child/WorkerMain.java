package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.modelmarket.runtime.worker.wire.FrameChannel;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.WireLimits;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program of a worker process: {@code WorkerMain SOCKET CONNECTIONS MAX_MESSAGE_BYTES MAX_ANSWER_BYTES INPUTS}. It
 * connects that many times to its parent's socket and serves each connection on a thread of its own. When the first of
 * them ends, whatever the reason, the process ends at once, in the middle of a run if need be: so no worker outlives
 * its parent.
 */
public final class WorkerMain {

    private static final int PARENT_GONE = 0;
    private static final int FAILED = 3;

    private WorkerMain() {}

    /** Serves until the parent goes. */
    public static void main(String[] args) throws IOException, OrtException {
        Aborts.report();
        UnixDomainSocketAddress parent = UnixDomainSocketAddress.of(args[0]);
        int connections = Integer.parseInt(args[1]);
        WireLimits limits = WireLimits.ofBody(Long.parseLong(args[2]));
        WireLimits answers = WireLimits.ofBody(Long.parseLong(args[3]));
        OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "modelmarket-worker");
        environment.setTelemetry(false);
        Models models = new Models(environment);
        Values values = new Values(environment);
        List<Cancellation> cancellations = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            cancellations.add(new Cancellation());
        }
        for (int i = 0; i < connections; i++) {
            FrameChannel channel = new FrameChannel(
                    SocketChannel.open(parent), limits, answers, new SharedInputs(Path.of(args[4]), i));
            channel.send(0, new Message.Hello(i, ProcessHandle.current().pid()));
            ModelRun runs = new ModelRun(values, cancellations.get(i));
            Conversation conversation = new Conversation(channel, models, runs, List.copyOf(cancellations));
            Thread.ofPlatform().name("connection-" + i).start(() -> serve(conversation));
        }
    }

    private static void serve(Conversation conversation) {
        int status = FAILED;
        try {
            conversation.go();
        } catch (EOFException e) {
            status = PARENT_GONE;
        } catch (IOException | OrtException e) {
            System.err.println("conversation broken: " + e);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }
}
