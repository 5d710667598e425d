package io.modelmarket.platform.grpc;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.SlowCallers;
import io.modelmarket.platform.body.Wait;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.inference.EndedBy;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.key.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one gRPC call from their first byte on. What has come of a message is taken of the node's memory as
 * it comes, what it will be is taken before it is read, and a caller who keeps it waiting, or does not read his
 * answers, is given up. The transport's thread tells what comes, the call's own thread reads.
 */
final class GrpcBody extends ServerStreamTracer implements SlowCallers.Caller {

    private static final Context.Key<GrpcBody> PRESENT = Context.key("modelmarket-body");

    private static final String UNREADABLE = "the message is not a ModelInferRequest, or not packed as it says";

    private final BodyMemory memory;
    private final SlowCallers slow;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final long maxOnEventLoop;
    private final Incoming incoming;
    private final Wait reader = new Wait();
    private final Queue<RequestMessage> read = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ApiKey key;
    private volatile @Nullable ServerCall<?, ?> call;
    private volatile boolean refused;
    private volatile boolean oneMessage;
    private volatile @Nullable CancellableContext present;
    private volatile EndedBy endedBy = EndedBy.NODE;
    private volatile boolean givenUp;
    private final AtomicLong unpacked = new AtomicLong();
    private final LostMessages messages = new LostMessages();
    private final LostMessages.Listener losses;

    /**
     * Of one call.
     *
     * @param maxOnEventLoop in bytes; longer messages take long to read
     */
    GrpcBody(BodyMemory memory, SlowCallers slow, long maxOnEventLoop, LostMessages.Listener losses) {
        this.memory = memory;
        this.slow = slow;
        this.maxOnEventLoop = maxOnEventLoop;
        this.losses = losses;
        this.incoming = new Incoming(maxOnEventLoop);
    }

    /** The present call's. */
    static GrpcBody present() {
        return Objects.requireNonNull(PRESENT.get(), "every stream of the server has a tracer");
    }

    /** Says whose call it is, before anything of it is read. */
    void of(ApiKey caller) {
        key = caller;
        incoming.of(memory.of(caller.tenant()), false);
    }

    /** Says which call it is of whose caller nothing is known. */
    void ofStranger(ServerCall<?, ?> strangers) {
        call = strangers;
        incoming.of(memory.ofStrangers(), true);
    }

    /** Ends a stranger's call whose message is not read; to be called by the thread that reads. */
    void refuse(Status status) {
        ServerCall<?, ?> strangers = call;
        refused = true;
        if (strangers != null) {
            strangers.close(status, new Metadata());
        }
    }

    /** Whether a stranger's call has been ended, and is not to be answered. */
    boolean isRefused() {
        return refused;
    }

    /** A stranger's message has been read, of which nothing is kept where more may come. */
    void readStrangers() {
        if (!oneMessage) {
            incoming.read();
        }
    }

    /** The caller has sent all he may, where that is one message: he is not waited for. */
    void cameWhole() {
        if (oneMessage) {
            incoming.end();
            if (key == null) {
                incoming.read();
            }
        }
    }

    /** So many bytes of answers wait for their caller to read them. */
    void waitForReader(long bytes) {
        reader.add(bytes);
    }

    /** He has read what there was. */
    void hasRead() {
        reader.end();
    }

    @Override
    public boolean isTooSlow(Patience patience, long now) {
        return incoming.isTooSlow(patience, now) || reader.isOver(patience, now);
    }

    /** From whatever thread; the transport ends a call whose context is over for its time. */
    @Override
    public void giveUp() {
        CancellableContext own = present;
        givenUp = true;
        if (own != null) {
            own.cancel(new TimeoutException("the caller neither sent nor read what he had to in time"));
        }
    }

    /** Says that its messages are longer than what comes of them. */
    void comesPacked() {
        incoming.comesPacked();
    }

    /** Whether a message is here and not read that would hold up an event loop. */
    boolean takesLongToRead() {
        return incoming.takesLongToRead();
    }

    /** Whose call it is. */
    ApiKey key() {
        return Objects.requireNonNull(key, "strangers are turned away before");
    }

    /** When all that was answered has left, or nobody waits for it any more. */
    CompletionStage<Void> closed() {
        return closed;
    }

    /** Whether nobody waits for an answer any more, whoever ended the call. */
    boolean isClosed() {
        return closed.isDone();
    }

    /** Who ended the call, if anybody did before it was answered. */
    EndedBy endedBy() {
        return endedBy;
    }

    /** The message that was read next, in the order they came; a refused one when the call has ended meanwhile. */
    RequestMessage next() {
        cameWhole();
        RequestMessage message = read.poll();
        if (message != null && messages.take()) {
            return message;
        }
        return RequestMessage.tooLate(message == null ? memory.of(key().tenant()) : message.hold());
    }

    @Override
    public Context filterContext(Context context) {
        CancellableContext own = context.withValue(PRESENT, this).withCancellation();
        present = own;
        return own;
    }

    @Override
    public void serverCallStarted(ServerCallInfo<?, ?> info) {
        if (info.getMethodDescriptor().getType().clientSendsOneMessage()) {
            oneMessage = true;
            incoming.oneMessage();
        }
    }

    @Override
    public void inboundMessage(int number) {
        slow.watch(this);
        messages.begin();
        incoming.begin();
        unpacked.set(0);
    }

    @Override
    public void inboundWireSize(long bytes) {
        incoming.add(bytes);
    }

    /** As it is unpacked, by the thread that reads; of a message that came as it is all at once. */
    @Override
    public void inboundUncompressedSize(long bytes) {
        if (key == null && unpacked.addAndGet(bytes) > Incoming.OF_STRANGERS) {
            throw Incoming.tooLarge();
        }
    }

    @Override
    public void inboundMessageRead(int number, long wireBytes, long bytes) {
        incoming.whole(wireBytes);
    }

    @Override
    public void streamClosed(Status status) {
        slow.forget(this);
        incoming.release();
        StreamEnd end = new StreamEnd(status, refusal());
        endedBy = end.by();
        try {
            tellLost(end);
        } finally {
            closed.complete(null);
            releaseUnread();
        }
    }

    /** Why no more of it was taken; null where it was not refused, and its caller not given up. */
    private @Nullable ProblemException refusal() {
        return givenUp
                ? new ProblemException(ProblemType.REQUEST_TIMEOUT, "the message did not come in time")
                : incoming.refusal();
    }

    private void tellLost(StreamEnd end) {
        ApiKey caller = key;
        int lost = messages.end(oneMessage ? 1 : 0);
        for (; caller != null && lost > 0; lost--) {
            RequestMessage message = read.poll();
            if (message == null) {
                losses.lost(caller, ModelInferRequest.getDefaultInstance(), messages.lastBegun(), end.problem(false));
            } else {
                message.hold().release();
                losses.lost(
                        caller,
                        message.request(),
                        messages.lastBegun(),
                        Objects.requireNonNullElseGet(message.refusal(), () -> end.problem(true)));
            }
        }
    }

    /** Reads a message, or notes why not. */
    ModelInferRequest read(InputStream sent) {
        Hold hold = memory.of(key().tenant());
        RequestMessage message;
        try {
            message = RequestMessage.read(sent, hold, maxOnEventLoop);
        } catch (ProblemException e) {
            message = RequestMessage.refused(hold, e);
        } catch (StatusRuntimeException e) {
            message = RequestMessage.refused(hold, Incoming.tooLarge(e));
        } catch (IOException e) {
            message = RequestMessage.refused(hold, Invalid.request(UNREADABLE));
        } catch (RuntimeException | Error e) {
            hold.release();
            throw e;
        } finally {
            incoming.read();
        }
        read.add(message);
        if (closed.isDone()) {
            releaseUnread();
        }
        return message.request();
    }

    private void releaseUnread() {
        RequestMessage message = read.poll();
        while (message != null) {
            message.hold().release();
            message = read.poll();
        }
    }
}
