package io.modelmarket.platform.inference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Direct memory for the tensors of one request, from a pool. Used by one thread at a time; released once. */
public final class TensorBuffers {

    private final List<ByteBuf> taken = new ArrayList<>();

    /** Little-endian memory of exactly that many bytes, whatever is in it. */
    public ByteBuffer allocate(int bytes) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(Math.max(bytes, 1));
        taken.add(buffer);
        return buffer.nioBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Gives all of it back; nothing of it may be touched afterwards. */
    public void release() {
        taken.forEach(ByteBuf::release);
        taken.clear();
    }
}
