package io.modelmarket.runtime.worker.child;

import io.modelmarket.runtime.worker.wire.BodySpace;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The direct memory that one connection's requests are read into, aligned for native code. Small requests share one
 * buffer, one after another; a large one gets its own, freed as soon as it has been answered.
 */
final class RequestSpace implements BodySpace, AutoCloseable {

    private static final int ALIGNMENT = 64;
    private static final int KEPT_BYTES = 1 << 20;

    private final ByteBuffer kept =
            ByteBuffer.allocateDirect(KEPT_BYTES + ALIGNMENT).alignedSlice(ALIGNMENT);
    private @Nullable Arena large;

    @Override
    public ByteBuffer take(int bytes) {
        if (bytes <= KEPT_BYTES) {
            return kept.slice(0, bytes);
        }
        release();
        Arena arena = Arena.ofShared();
        large = arena;
        return arena.allocate(bytes, ALIGNMENT).asByteBuffer();
    }

    /** Frees what a large request took. */
    void release() {
        Arena arena = large;
        if (arena != null) {
            large = null;
            arena.close();
        }
    }

    @Override
    public void close() {
        release();
    }
}
