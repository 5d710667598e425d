package io.modelmarket.runtime.worker.child;

import ai.onnxruntime.OrtException;
import io.modelmarket.runtime.worker.wire.Envelope;
import io.modelmarket.runtime.worker.wire.FrameChannel;
import io.modelmarket.runtime.worker.wire.Message;
import io.modelmarket.runtime.worker.wire.WireException;
import java.io.IOException;
import java.util.List;

/** One connection to the parent: takes its requests one after another and answers each. */
final class Conversation {

    private final FrameChannel channel;
    private final Models models;
    private final ModelRun runs;
    private final List<Cancellation> cancellations;

    /**
     * A conversation whose own runs can be stopped by the cancellation among all connections' that {@code runs} has.
     */
    Conversation(FrameChannel channel, Models models, ModelRun runs, List<Cancellation> cancellations) {
        this.channel = channel;
        this.models = models;
        this.runs = runs;
        this.cancellations = cancellations;
    }

    /** Goes on until the parent closes the connection or breaks the protocol; then throws. */
    void go() throws IOException, OrtException {
        try (RequestSpace space = new RequestSpace()) {
            while (true) {
                Envelope envelope = channel.receive(space);
                answer(envelope.request(), envelope.message());
                space.release();
            }
        }
    }

    private void answer(long request, Message message) throws IOException, OrtException {
        switch (message) {
            case Message.Load load -> channel.send(request, models.load(load));
            case Message.Unload unload -> channel.send(request, models.unload(unload.model()));
            case Message.Run run -> run(request, run);
            case Message.Terminate terminate -> terminate(terminate);
            case Message.Hello ignored -> throw unexpected(message);
            case Message.Loaded ignored -> throw unexpected(message);
            case Message.Unloaded ignored -> throw unexpected(message);
            case Message.Ran ignored -> throw unexpected(message);
            case Message.Failed ignored -> throw unexpected(message);
        }
    }

    private void run(long request, Message.Run run) throws IOException, OrtException {
        Session session = models.acquire(run.model());
        if (session == null) {
            channel.send(request, new Message.Failed(Message.Reason.NOT_LOADED, "", "no model " + run.model()));
            return;
        }
        try {
            runs.run(session, request, run, answer -> channel.send(request, answer));
        } finally {
            session.release();
        }
    }

    private void terminate(Message.Terminate terminate) throws WireException, OrtException {
        if (terminate.connection() < 0 || terminate.connection() >= cancellations.size()) {
            throw new WireException("no connection " + terminate.connection());
        }
        cancellations.get(terminate.connection()).terminate(terminate.request());
    }

    private static WireException unexpected(Message message) {
        return new WireException("a parent does not send " + message.getClass().getSimpleName());
    }
}
