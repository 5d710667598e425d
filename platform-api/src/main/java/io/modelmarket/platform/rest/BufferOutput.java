package io.modelmarket.platform.rest;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;

/** Writes into a Vert.x buffer. */
final class BufferOutput extends OutputStream {

    private final Buffer target;

    BufferOutput(Buffer target) {
        this.target = target;
    }

    @Override
    public void write(int value) {
        target.appendByte((byte) value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        target.appendBytes(bytes, offset, length);
    }
}
