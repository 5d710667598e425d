package io.modelmarket.runtime.worker.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Arrays;

/** A channel over memory: what is written can be read, a few bytes at a time, and then comes the end. */
final class BytesChannel implements ByteChannel {

    private static final int AT_A_TIME = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int read;

    static BytesChannel of(byte[] content, int length) {
        BytesChannel channel = new BytesChannel();
        channel.bytes.write(content, 0, length);
        return channel;
    }

    byte[] written() {
        return bytes.toByteArray();
    }

    @Override
    public int read(ByteBuffer target) {
        byte[] all = bytes.toByteArray();
        if (read == all.length) {
            return -1;
        }
        int length = Math.min(AT_A_TIME, Math.min(target.remaining(), all.length - read));
        target.put(Arrays.copyOfRange(all, read, read + length));
        read += length;
        return length;
    }

    @Override
    public int write(ByteBuffer source) {
        int length = source.remaining();
        byte[] some = new byte[length];
        source.get(some);
        bytes.write(some, 0, length);
        return length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
