package io.modelmarket.runtime.worker;

import java.nio.ByteBuffer;

/** Where a lane lays several runs' inputs one behind the other; the same memory for each batch. */
final class BatchSpace {

    private ByteBuffer space = ByteBuffer.allocateDirect(0);

    /** Memory that is large enough for that batch; what was in it for another is gone. */
    ByteBuffer of(Batch batch) {
        long bytes = batch.stackedBytes();
        if (bytes > space.capacity()) {
            space = ByteBuffer.allocateDirect((int) Math.max(bytes, Math.min(Lane.BATCH_BYTES, 2L * space.capacity())));
        }
        return space;
    }
}
