package io.modelmarket.platform.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads what comes to an unknown length, and takes its memory as it grows. */
public final class Unpacking {

    private static final int FIRST = 16 << 10;

    private final InputStream source;
    private final Hold hold;
    private final long limit;

    /** Of that stream, up to {@code limit} bytes, of which an array may have no more than 2 GiB. */
    public Unpacking(InputStream source, Hold hold, long limit) {
        this.source = source;
        this.hold = hold;
        this.limit = Math.min(limit, Integer.MAX_VALUE - FIRST);
    }

    /**
     * All of it, or one byte more than the limit where there is more than that.
     *
     * @throws io.modelmarket.contracts.problem.ProblemException when there is no memory for it
     */
    public byte[] bytes() throws IOException {
        byte[] bytes = new byte[FIRST];
        int length = 0;
        hold.take(bytes.length);
        int read = source.read(bytes, 0, bytes.length);
        while (read >= 0 && length + read <= limit) {
            length += read;
            if (length == bytes.length) {
                bytes = resized(bytes, (int) Math.min(2L * length, limit + 1));
            }
            read = source.read(bytes, length, bytes.length - length);
        }
        return resized(bytes, read < 0 ? length : (int) limit + 1);
    }

    private byte[] resized(byte[] bytes, int length) {
        if (length == bytes.length) {
            return bytes;
        }
        hold.take(length);
        byte[] other = Arrays.copyOf(bytes, length);
        hold.giveBack(bytes.length);
        return other;
    }
}
