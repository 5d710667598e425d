package io.modelmarket.platform.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Context;
import io.grpc.KnownLength;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.BodyMemory;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Unpacking;
import io.modelmarket.platform.grpc.proto.ModelInferRequest;
import io.modelmarket.platform.inference.Invalid;
import io.modelmarket.platform.key.ApiKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one gRPC call from their first byte on. What has come of a message is taken of the node's memory as
 * it comes, what it will be is taken before it is read. The transport's thread tells what comes, the call's own thread
 * reads.
 */
final class GrpcBody extends ServerStreamTracer {

    private static final Context.Key<GrpcBody> PRESENT = Context.key("modelmarket-body");

    /** As long as a message may be of whom nobody knows who he is. */
    private static final long OF_STRANGERS = 64 << 10;

    private static final String UNREADABLE = "the message is not a ModelInferRequest, or not packed as it says";

    private static final long LONGEST = Integer.MAX_VALUE;

    private final BodyMemory memory;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final Queue<Long> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<Message> read = new ConcurrentLinkedQueue<>();
    private volatile @Nullable ApiKey key;
    private volatile @Nullable Hold coming;
    private volatile @Nullable ServerCall<?, ?> call;
    private volatile boolean refused;
    private final AtomicLong unpacked = new AtomicLong();
    private long ofMessage;

    /**
     * One message.
     *
     * @param hold what it has; released by whoever took the message
     * @param refusal why {@code request} is not what was sent but nothing
     */
    record Message(
            ModelInferRequest request, Hold hold, @Nullable ProblemException refusal) {}

    GrpcBody(BodyMemory memory) {
        this.memory = memory;
    }

    /** The present call's. */
    static GrpcBody present() {
        return Objects.requireNonNull(PRESENT.get(), "every stream of the server has a tracer");
    }

    /** Says whose call it is, before anything of it is read. */
    void of(ApiKey caller) {
        key = caller;
        coming = memory.of(caller.tenant());
    }

    /** Says which call it is of whose caller nothing is known. */
    void ofStranger(ServerCall<?, ?> strangers) {
        call = strangers;
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

    /** The message that was read next, in the order they came; a refused one when the call has ended meanwhile. */
    Message next() {
        Message message = read.poll();
        if (message != null) {
            return message;
        }
        ProblemException over = new ProblemException(ProblemType.CANCELLED, "the call is over");
        return refused(memory.of(key().tenant()), over);
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(PRESENT, this);
    }

    @Override
    public void inboundMessage(int number) {
        ofMessage = 0;
        unpacked.set(0);
    }

    @Override
    public void inboundWireSize(long bytes) {
        Hold hold = coming;
        ofMessage += bytes;
        if (hold != null) {
            takeFor(hold, bytes);
        } else if (ofMessage > OF_STRANGERS) {
            throw tooLarge();
        }
    }

    /** As it is unpacked, by the thread that reads; of a message that came as it is all at once. */
    @Override
    public void inboundUncompressedSize(long bytes) {
        if (coming == null && unpacked.addAndGet(bytes) > OF_STRANGERS) {
            throw tooLarge();
        }
    }

    private static StatusRuntimeException tooLarge() {
        return Status.RESOURCE_EXHAUSTED
                .withDescription("the message is larger than the " + OF_STRANGERS + " bytes it may have")
                .asRuntimeException();
    }

    @Override
    public void inboundMessageRead(int number, long wireBytes, long bytes) {
        arrived.add(wireBytes);
    }

    @Override
    public void streamClosed(Status status) {
        Hold hold = coming;
        if (hold != null) {
            hold.release();
        }
        closed.complete(null);
        releaseUnread();
    }

    /** Reads a message, or notes why not. */
    ModelInferRequest read(InputStream sent) {
        Hold hold = memory.of(key().tenant());
        Message message;
        try {
            message = new Message(parse(sent, hold), hold, null);
        } catch (ProblemException e) {
            message = refused(hold, e);
        } catch (StatusRuntimeException e) {
            message = refused(hold, tooLarge(e));
        } catch (IOException e) {
            message = refused(hold, Invalid.request(UNREADABLE));
        } catch (RuntimeException | Error e) {
            hold.release();
            throw e;
        } finally {
            Hold before = coming;
            Long bytes = arrived.poll();
            if (before != null && bytes != null) {
                before.giveBack(bytes);
            }
        }
        read.add(message);
        if (closed.isDone()) {
            releaseUnread();
        }
        return message.request();
    }

    /** What unpacks to more than a message may have, the transport says in its own way. */
    private static ProblemException tooLarge(StatusRuntimeException limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "the message is too long unpacked: " + limit.getStatus().getDescription());
    }

    private static Message refused(Hold hold, ProblemException refusal) {
        hold.release();
        return new Message(ModelInferRequest.getDefaultInstance(), hold, refusal);
    }

    private void releaseUnread() {
        Message message = read.poll();
        while (message != null) {
            message.hold().release();
            message = read.poll();
        }
    }

    private static void takeFor(Hold hold, long bytes) {
        try {
            hold.take(bytes);
        } catch (ProblemException e) {
            throw Statuses.code(e.type()).withDescription(e.detail()).asRuntimeException();
        }
    }

    private static ModelInferRequest parse(InputStream sent, Hold hold) throws IOException {
        byte[] bytes = bytes(sent, hold);
        hold.take(ParsedSize.of(bytes, ModelInferRequest.getDescriptor()));
        // Raw tensors stay where they are: nobody else has these bytes.
        CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
        in.enableAliasing(true);
        ModelInferRequest request = ModelInferRequest.parser().parseFrom(in);
        in.checkLastTagWas(0);
        return request;
    }

    private static byte[] bytes(InputStream sent, Hold hold) throws IOException {
        if (!(sent instanceof KnownLength)) {
            return new Unpacking(sent, hold, LONGEST).bytes();
        }
        int length = sent.available();
        hold.take(length);
        byte[] bytes = new byte[length];
        if (sent.readNBytes(bytes, 0, length) < length) {
            throw new InvalidProtocolBufferException("it ends too soon");
        }
        return bytes;
    }
}
