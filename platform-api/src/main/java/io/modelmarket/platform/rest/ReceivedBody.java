package io.modelmarket.platform.rest;

import io.modelmarket.platform.body.Hold;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a body. JSON, and whatever is small or packed, lies in the heap, where it is read; binary tensors
 * behind the JSON lie in direct memory, from where they go to the worker as they are. Filled by one thread; released by
 * any, after that.
 */
final class ReceivedBody {

    /** From which length on tensors are kept apart from the JSON before them. */
    static final int LARGE = 64 << 10;

    /** How many times what has come is set aside because the caller announced it. */
    private static final int TRUSTED = 16;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Hold hold;
    private final Lengths lengths;
    private byte[] head = {};
    private int headLength;
    private @Nullable ByteBuf blobs;

    /**
     * What is known before the first byte.
     *
     * @param announced 0 where nothing was
     * @param json the length of what stays in the heap; all of it where {@link #ALL_JSON}
     * @param most longer it is not collected
     */
    record Lengths(long announced, int json, long most) {

        static final int ALL_JSON = Integer.MAX_VALUE;

        /** All of the announced at once where much of it is here, so that it is not copied as it grows. */
        private int room(int bytes, long expected) {
            long doubled = Math.min(2L * bytes, most);
            long trusted = Math.min(expected, (long) TRUSTED * bytes);
            return (int) Math.max(bytes, expected < bytes ? doubled : trusted);
        }
    }

    ReceivedBody(Hold hold, Lengths lengths) {
        this.hold = hold;
        this.lengths = lengths;
    }

    /**
     * Takes what has come next.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when the node has no memory for it
     */
    void add(Buffer chunk) {
        int toHead = Math.min(chunk.length(), lengths.json() - headLength);
        if (toHead > 0) {
            addToHead(chunk, toHead);
        }
        if (toHead < chunk.length()) {
            addToBlobs(chunk, toHead);
        }
    }

    /** All that has come. */
    int length() {
        return headLength + blobs().remaining();
    }

    /**
     * Nothing more comes.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when the node has no memory for it
     */
    void trim() {
        if (headLength < head.length) {
            resizeHead(headLength);
        }
    }

    /** The JSON; everything, where tensors are not kept apart. */
    byte[] head() {
        return head;
    }

    /** What is kept apart, until it is released. */
    ByteBuffer blobs() {
        ByteBuf apart = blobs;
        return apart == null ? NOTHING : apart.nioBuffer();
    }

    /** Frees all of it; again does nothing. */
    synchronized void release() {
        ByteBuf apart = blobs;
        blobs = null;
        if (apart != null) {
            hold.giveBack(apart.capacity());
            apart.release();
        }
        hold.giveBack(head.length);
        head = new byte[0];
        headLength = 0;
    }

    private void addToHead(Buffer chunk, int bytes) {
        int end = headLength + bytes;
        if (end > head.length) {
            resizeHead(lengths.room(end, Math.min(lengths.announced(), lengths.json())));
        }
        chunk.getBytes(0, bytes, head, headLength);
        headLength = end;
    }

    private void resizeHead(int length) {
        hold.take(length);
        int before = head.length;
        head = Arrays.copyOf(head, length);
        hold.giveBack(before);
    }

    private void addToBlobs(Buffer chunk, int from) {
        int bytes = chunk.length() - from;
        ByteBuf apart = blobs;
        int end = bytes + (apart == null ? 0 : apart.readableBytes());
        if (apart == null || end > apart.capacity()) {
            apart = roomFor(apart, lengths.room(end, lengths.announced() - lengths.json()));
        }
        apart.writeBytes(((BufferImpl) chunk).byteBuf(), from, bytes);
    }

    private ByteBuf roomFor(@Nullable ByteBuf before, int capacity) {
        hold.take(capacity);
        ByteBuf larger = PooledByteBufAllocator.DEFAULT.directBuffer(capacity, capacity);
        blobs = larger;
        if (before != null) {
            larger.writeBytes(before);
            hold.giveBack(before.capacity());
            before.release();
        }
        return larger;
    }
}
