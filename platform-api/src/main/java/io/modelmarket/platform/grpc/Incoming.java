package io.modelmarket.platform.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.platform.body.Hold;
import io.modelmarket.platform.body.Patience;
import io.modelmarket.platform.body.Wait;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a call's messages and is not read: the memory of it, and how long its caller is waited for. Told by
 * the transport's thread what comes, by others what is read.
 */
final class Incoming {

    /** As long as a message may be of whom nobody knows who he is. */
    static final long OF_STRANGERS = 64 << 10;

    /** More than that many times as long nothing becomes that was packed with deflate. */
    private static final int PACKED = 1_032;

    private final Queue<Long> whole = new ConcurrentLinkedQueue<>();
    private final AtomicInteger longOnes = new AtomicInteger();
    private final Wait sender = new Wait();
    private volatile @Nullable Hold hold;
    private volatile boolean ofStranger;
    private volatile boolean oneMessage;
    private volatile long longest;
    private volatile @Nullable ProblemException refusal;
    private long ofMessage;

    /**
     * Of one call.
     *
     * @param longest in bytes; messages that become longer take long to read
     */
    Incoming(long longest) {
        this.longest = longest;
    }

    /** Says who pays for it, before anything comes. */
    void of(Hold payer, boolean stranger) {
        hold = payer;
        ofStranger = stranger;
    }

    /** Says that no more than one message may come, for whose end its caller is waited for too. */
    void oneMessage() {
        oneMessage = true;
    }

    /** Says that what comes is packed, before anything comes. */
    void comesPacked() {
        longest = longest / PACKED;
    }

    /** Whether one that takes long to read is here. */
    boolean takesLongToRead() {
        return longOnes.get() > 0;
    }

    /** A message begins. */
    void begin() {
        ofMessage = 0;
    }

    /**
     * So much more of it is here.
     *
     * @throws StatusRuntimeException when there is no memory for it, or it is longer than a stranger's may be
     */
    void add(long bytes) {
        sender.add(bytes);
        ofMessage += bytes;
        if (ofStranger && ofMessage > OF_STRANGERS) {
            throw tooLarge();
        }
        Hold payer = hold;
        if (payer != null) {
            take(payer, bytes);
        }
    }

    /** All of it is here. */
    void whole(long bytes) {
        if (bytes > longest) {
            longOnes.incrementAndGet();
        }
        whole.add(bytes);
        if (oneMessage) {
            sender.add(0);
        } else {
            sender.end();
        }
    }

    /** One that was whole has been read: what it came in is free. */
    void read() {
        Hold payer = hold;
        Long bytes = whole.poll();
        if (bytes != null && bytes > longest) {
            longOnes.decrementAndGet();
        }
        if (payer != null && bytes != null) {
            payer.giveBack(bytes);
        }
    }

    /** No more messages come. */
    void end() {
        sender.end();
    }

    /** Gives all of it back. */
    void release() {
        Hold payer = hold;
        if (payer != null) {
            payer.release();
        }
    }

    /** Why no more was taken, if it was for want of memory. */
    @Nullable ProblemException refusal() {
        return refusal;
    }

    boolean isTooSlow(Patience patience, long now) {
        return sender.isOver(patience, now);
    }

    static StatusRuntimeException tooLarge() {
        return Status.RESOURCE_EXHAUSTED
                .withDescription("the message is larger than the " + OF_STRANGERS + " bytes it may have")
                .asRuntimeException();
    }

    /** What unpacks to more than a message may have, the transport says in its own way. */
    static ProblemException tooLarge(StatusRuntimeException limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "the message is too long unpacked: " + limit.getStatus().getDescription());
    }

    private void take(Hold payer, long bytes) {
        try {
            payer.take(bytes);
        } catch (ProblemException e) {
            refusal = e;
            throw Statuses.code(e.type()).withDescription(e.detail()).asRuntimeException();
        }
    }
}
