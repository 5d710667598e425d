package io.modelmarket.runtime.worker.wire;

import java.nio.ByteBuffer;

/** Where the tensor bytes of an incoming message go; asked only after the message's head has been found consistent. */
@FunctionalInterface
public interface BodySpace {

    /** A buffer of exactly that many bytes. */
    ByteBuffer take(int bytes);
}
