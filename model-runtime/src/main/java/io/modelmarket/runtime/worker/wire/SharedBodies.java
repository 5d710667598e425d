package io.modelmarket.runtime.worker.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where a worker finds bodies that were not sent but laid in a room of {@link InputSpace}. */
@FunctionalInterface
public interface SharedBodies {

    /** For connections on which everything is sent. */
    SharedBodies NONE = (room, bytes) -> {
        throw new WireException("a body in room " + room + ", of which there are none here");
    };

    /**
     * The first so many bytes of that room, to be read only.
     *
     * @throws IOException when there is no such room, or it is smaller
     */
    ByteBuffer find(int room, int bytes) throws IOException;
}
