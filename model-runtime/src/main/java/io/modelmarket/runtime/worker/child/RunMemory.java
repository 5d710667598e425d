package io.modelmarket.runtime.worker.child;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Memory beside the heap for what is made of one run's outputs; it is gone when this is closed. */
final class RunMemory implements AutoCloseable {

    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private @Nullable Arena arena;

    /** So many bytes for an output, little-endian, all zero. */
    ByteBuffer room(String output, long bytes) throws UnsupportedModelException {
        if (bytes > MAX_BYTES) {
            throw new UnsupportedModelException(output, "takes " + bytes + " bytes; at most " + MAX_BYTES + " can be");
        }
        try {
            Arena own = arena == null ? Arena.ofConfined() : arena;
            arena = own;
            return own.allocate(bytes, Long.BYTES).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        } catch (OutOfMemoryError e) {
            throw new UnsupportedModelException(output, "takes " + bytes + " bytes, for which there is no memory");
        }
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
