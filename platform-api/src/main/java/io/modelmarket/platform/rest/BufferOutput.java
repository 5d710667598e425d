package io.modelmarket.platform.rest;

import io.modelmarket.platform.body.Hold;
import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;

/** Writes into a Vert.x buffer, for which it takes memory as it grows. */
final class BufferOutput extends OutputStream {

    private final Buffer target;
    private final Hold hold;
    private long taken;

    BufferOutput(Buffer target, Hold hold) {
        this.target = target;
        this.hold = hold;
    }

    @Override
    public void write(int value) {
        make(1);
        target.appendByte((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        make(length);
        target.appendBytes(bytes, offset, length);
    }

    /** Twice what there is, as the buffer has when it grows. */
    private void make(int more) {
        long length = (long) target.length() + more;
        if (length > taken) {
            hold.take(2 * length - taken);
            taken = 2 * length;
        }
    }
}
