package io.modelmarket.platform.inference;

import io.modelmarket.platform.body.Hold;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Direct memory for the tensors of one request, from a pool. Used by one thread at a time; released once. */
public final class TensorBuffers {

    private final List<ByteBuf> taken = new ArrayList<>();
    private final Hold hold;
    private long bytesTaken;

    /** Of what the call holds. */
    public TensorBuffers(Hold hold) {
        this.hold = hold;
    }

    /**
     * Little-endian memory of exactly that many bytes, whatever is in it.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when the node has no more for this caller
     */
    public ByteBuffer allocate(int bytes) {
        expect(bytes);
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(Math.max(bytes, 1));
        taken.add(buffer);
        return buffer.nioBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Takes so much for what is about to be put into the heap, until all is released.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when the node has no more for this caller
     */
    public void expect(long bytes) {
        hold.take(bytes);
        bytesTaken += bytes;
    }

    /** Gives so much of the expected back, which is not needed any more. */
    public void giveBack(long bytes) {
        hold.giveBack(bytes);
        bytesTaken -= bytes;
    }

    /** Gives all of it back; nothing of it may be touched afterwards. */
    public void release() {
        taken.forEach(ByteBuf::release);
        taken.clear();
        hold.giveBack(bytesTaken);
        bytesTaken = 0;
    }
}
