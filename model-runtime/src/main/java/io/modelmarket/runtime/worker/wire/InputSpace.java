package io.modelmarket.runtime.worker.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Where a parent lays inputs for its worker to read, instead of sending them. */
@FunctionalInterface
public interface InputSpace {

    /**
     * Room for that many bytes, free from when the worker has answered the message before; null when they are to be
     * sent.
     */
    @Nullable Room room(int bytes);

    /**
     * Memory that the worker sees too.
     *
     * @param number which of the connection's rooms it is, from one on
     */
    record Room(int number, ByteBuffer memory) {}
}
